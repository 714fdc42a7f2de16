import '@xyflow/react/dist/style.css';
import {
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import { useMemo } from 'react';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { useWords } from '../../../platform/words.tsx';
import { limitWords } from './LimitInput.tsx';
import { nodeSize, placeItems } from './layout.ts';

type Props = {
  definition: PackageDefinition;
  critical: readonly string[];
  onConnect: (from: string, to: string) => void;
  onOpen: (key: string) => void;
};
type ItemNode = Node<{ name: string; says: string; maybe: boolean; critical: boolean }, 'item'>;

const nodeTypes = { item: ItemBox };

/** The order as a figure: boxes are opened, dragging from box to box makes one wait for the other. */
// biome-ignore lint/style/noDefaultExport: React.lazy asks for one
export default function DependencyGraph({ definition, critical, onConnect, onOpen }: Props) {
  const t = useWords();
  const nodes = useMemo((): ItemNode[] => {
    const items = new Map(definition.subItems.map((one) => [one.key, one]));
    return placeItems(definition).map(({ key, x, y }) => {
      const item = items.get(key);
      const on = critical.includes(key);
      const says = [limitWords(item?.limit ?? null, t), ...(on ? [t('workbench.design.longest')] : [])].join(
        '，',
      );
      return {
        id: key,
        type: 'item',
        position: { x, y },
        data: { name: item?.name || key, says, maybe: Boolean(item?.when ?? item?.group), critical: on },
        width: nodeSize.width,
        height: nodeSize.height,
        ariaLabel: t('workbench.design.boxOf', { name: item?.name || key, says }),
      };
    });
  }, [definition, critical, t]);
  const edges = useMemo(
    (): Edge[] =>
      definition.dependencies.map(({ from, to, kind, needs, hard }, at) => ({
        id: `${from}>${to} ${at}`,
        source: from,
        target: to,
        label: needs.length > 12 ? `${needs.slice(0, 11)}…` : needs,
        className: `${kind} ${hard ? 'hard' : 'soft'}${critical.includes(from) && critical.includes(to) ? ' critical' : ''}`,
        markerEnd: { type: MarkerType.ArrowClosed },
        ariaLabel: t('workbench.design.edgeOf', {
          from: definition.subItems.find(({ key }) => key === from)?.name ?? from,
          to: definition.subItems.find(({ key }) => key === to)?.name ?? to,
          needs,
        }),
        focusable: false,
      })),
    [definition, critical, t],
  );
  const lines = Math.max(1, ...nodes.map(({ position }) => position.y / (nodeSize.height + 28) + 1));
  return (
    <section
      className={`canvas lines-${Math.min(6, Math.ceil(lines))}`}
      aria-label={t('workbench.design.figure')}
    >
      <ReactFlow
        key={definition.subItems.length}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
        minZoom={0.2}
        nodesDraggable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        zoomOnScroll={false}
        preventScrolling={false}
        proOptions={{ hideAttribution: true }}
        onConnect={({ source, target }) => onConnect(source, target)}
        onNodeClick={(_, { id }) => onOpen(id)}
        onNodesChange={(changes) => {
          const chosen = changes.find((change) => change.type === 'select' && change.selected);
          // By keyboard: Enter or Space on a box selects it.
          if (chosen?.type === 'select' && document.activeElement?.classList.contains('react-flow__node'))
            onOpen(chosen.id);
        }}
      >
        <Controls showInteractive={false} aria-label={t('workbench.design.zoom')} />
      </ReactFlow>
    </section>
  );
}

function ItemBox({ data }: NodeProps<ItemNode>) {
  return (
    <div className={`box${data.critical ? ' critical' : ''}${data.maybe ? ' maybe' : ''}`}>
      <Handle type="target" position={Position.Left} />
      <b>{data.name}</b>
      <span>{data.says}</span>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}
