import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { areaOf } from '../../../contracts/layout-areas.ts';
import type { LicenceDesign } from '../../../contracts/licence-designs.ts';
import type { LayoutPart } from '../../../contracts/licence-layouts.ts';
import { useWords } from '../../platform/words.tsx';
import { movedBy, partName } from './parts.ts';

type Props = {
  design: LicenceDesign;
  /** Address of the server's drawing; empty: none yet. */
  image: string;
  selected: number | undefined;
  onSelect: (at: number) => void;
  onMove: (at: number, part: LayoutPart) => void;
};
type Drag = { at: number; from: { x: number; y: number }; by: { x: number; y: number } };

/** Half a millimetre: nobody sees less, and parts line up. */
const SNAP = 0.5;
const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The page with a frame around each part: dragged by hand, or moved by the arrow keys, a millimetre at a time. */
export function Canvas({ design, image, selected, onSelect, onMove }: Props) {
  const t = useWords();
  const page = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const { width, height } = design.page;

  const mm = (event: PointerEvent) => {
    const box = page.current?.getBoundingClientRect();
    const scale = box ? width / box.width : 1;
    return { x: event.clientX * scale, y: event.clientY * scale };
  };
  const down = (at: number) => (event: PointerEvent<SVGRectElement>) => {
    onSelect(at);
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ at, from: mm(event), by: { x: 0, y: 0 } });
  };
  const move = (event: PointerEvent) => {
    if (!drag) return;
    const to = mm(event);
    const snapped = (value: number) => Math.round(value / SNAP) * SNAP;
    setDrag({ ...drag, by: { x: snapped(to.x - drag.from.x), y: snapped(to.y - drag.from.y) } });
  };
  const up = () => {
    const part = drag && design.parts[drag.at];
    if (drag && part && (drag.by.x || drag.by.y)) onMove(drag.at, movedBy(part, drag.by.x, drag.by.y));
    setDrag(undefined);
  };
  const key = (at: number, part: LayoutPart) => (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === 'Enter' || event.key === ' ') onSelect(at);
    else if (step)
      onMove(at, movedBy(part, step[0] * (event.shiftKey ? 5 : 1), step[1] * (event.shiftKey ? 5 : 1)));
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <svg
      ref={page}
      className="canvas"
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={t('workbench.layouts.canvas')}
    >
      <rect width={width} height={height} className="canvas-page" />
      {image && <image href={image} width={width} height={height} />}
      {design.parts.map((part, at) => {
        const area = areaOf(part);
        if (!area) return null;
        const by = drag?.at === at ? drag.by : { x: 0, y: 0 };
        const high = Math.max(area.height, 3);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the order
            key={`${part.part} ${at}`}
            role="button"
            tabIndex={0}
            className={at === selected ? 'canvas-part on' : 'canvas-part'}
            aria-label={t('workbench.layouts.part.at', { name: partName(t, part), x: area.x, y: area.y })}
            aria-pressed={at === selected}
            x={area.x + by.x}
            y={area.y + by.y - (high - area.height) / 2}
            width={area.width}
            height={high}
            onPointerDown={down(at)}
            onPointerMove={move}
            onPointerUp={up}
            onPointerCancel={() => setDrag(undefined)}
            onKeyDown={key(at, part)}
          />
        );
      })}
    </svg>
  );
}
