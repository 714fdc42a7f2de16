import { Button, Checkbox, Input, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type DependencyKind, dependencyKinds } from '../../../../contracts/packages.ts';
import type { Plan } from '../../../../contracts/plan.ts';
import { Waiting } from '../../../parts/Waiting.tsx';
import { useWords } from '../../../platform/words.tsx';
import { RemoveButton } from './Acts.tsx';
import { EditTable } from './EditTable.tsx';
import { addDependency, byOrder, changeDependency, removeDependency } from './edits.ts';
import { placeId, type Spot } from './places.ts';
import type { Draft } from './use-draft.ts';

const DependencyGraph = lazy(() => import('./DependencyGraph.tsx'));
type Props = { draft: Draft; plan: Plan | null; onOpen: (spot: Spot) => void };

/** What comes first and why: as a figure to draw on, and as a table that does the same. */
export function OrderEditor({ draft, plan, onOpen }: Props) {
  const t = useWords();
  const { definition } = draft;
  return (
    <>
      <section className="pane" aria-labelledby="order">
        <h2 id="order">{t('workbench.design.order')}</h2>
        <Suspense fallback={<Waiting words={t('workbench.waiting.figure')} rows={4} />}>
          <DependencyGraph
            definition={definition}
            critical={plan?.schedule.criticalPath ?? []}
            onConnect={(from, to) => draft.change(addDependency(from, to))}
            onOpen={(item) => onOpen({ part: 'item', item })}
          />
        </Suspense>
        <p className="sub">
          {t('workbench.design.legend')} <a href="#edges">{t('workbench.design.byTable')}</a>
        </p>
      </section>
      <section className="pane" aria-labelledby="edges" id={placeId('dependencies')}>
        <h2 id="edges">{t('workbench.design.orderTable')}</h2>
        <div className="scroll">
          <EditTable
            className="order-t"
            caption={t('workbench.design.orderTable')}
            columns={[
              t('workbench.design.from'),
              t('workbench.design.to'),
              t('workbench.design.kindAndNeeds'),
              t('workbench.design.hard'),
            ]}
          >
            {definition.dependencies.map((_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the only name of a pair
              <Line key={at} at={at} draft={draft} />
            ))}
          </EditTable>
        </div>
        {definition.dependencies.length === 0 && <p className="sub">{t('workbench.design.noOrder')}</p>}
        <AddLine draft={draft} />
      </section>
    </>
  );
}

const useItemOptions = (draft: Draft) =>
  byOrder(draft.definition.subItems).map(({ key, name }) => ({ value: key, label: name || key }));

function Line({ at, draft }: { at: number; draft: Draft }) {
  const t = useWords();
  const options = useItemOptions(draft);
  const one = draft.definition.dependencies[at];
  if (!one) return null;
  const nameOf = (key: string) => options.find(({ value }) => value === key)?.label ?? key;
  const what = t('workbench.design.pair', { from: nameOf(one.from), to: nameOf(one.to) });
  const set = (change: Partial<typeof one>) => draft.change(changeDependency(at, change));
  return (
    <tr id={placeId(`dependencies.${one.from}>${one.to}`)}>
      <th scope="row">
        <Select
          className="wide"
          aria-label={t('workbench.design.fromOf', { what })}
          value={one.from}
          options={options.filter(({ value }) => value !== one.to)}
          onChange={(from) => set({ from })}
        />
      </th>
      <td>
        <Select
          className="wide"
          aria-label={t('workbench.design.toOf', { what })}
          value={one.to}
          options={options.filter(({ value }) => value !== one.from)}
          onChange={(to) => set({ to })}
        />
      </td>
      <td>
        <Select
          className="wide"
          aria-label={t('workbench.design.kindOf', { what })}
          value={one.kind}
          options={(Object.keys(dependencyKinds) as DependencyKind[]).map((value) => ({
            value,
            label: t(`workbench.design.dependency.${value}`),
          }))}
          onChange={(kind) => set({ kind })}
        />
        <Input
          aria-label={t('workbench.design.needsOf', { what })}
          maxLength={200}
          value={one.needs}
          onChange={({ target }) => set({ needs: target.value })}
        />
        {one.kind === 'data' && <DataFields draft={draft} at={at} what={what} />}
      </td>
      <td>
        <Checkbox
          aria-label={t('workbench.design.hardOf', { what })}
          checked={one.hard}
          onChange={({ target }) => set({ hard: target.checked })}
        />
      </td>
      <td>
        <RemoveButton what={what} onRemove={() => draft.change(removeDependency(at))} />
      </td>
    </tr>
  );
}

/** Fields of the later item that need not be asked once the earlier one is done. */
function DataFields({ draft, at, what }: { draft: Draft; at: number; what: string }) {
  const t = useWords();
  const one = draft.definition.dependencies[at];
  const later = draft.definition.subItems.find(({ key }) => key === one?.to);
  const fields = (later?.form ?? []).flatMap((page) => page.fields);
  if (!one) return null;
  return (
    <Select
      className="wide"
      mode="multiple"
      aria-label={t('workbench.design.fieldsOf', { what })}
      placeholder={t('workbench.design.fields')}
      value={one.fields}
      options={fields.map(({ name, label }) => ({ value: name, label }))}
      onChange={(chosen) => draft.change(changeDependency(at, { fields: chosen }))}
    />
  );
}

function AddLine({ draft }: { draft: Draft }) {
  const t = useWords();
  const options = useItemOptions(draft);
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  return (
    <div className="add-line">
      <Select
        aria-label={t('workbench.design.from')}
        placeholder={t('workbench.design.from')}
        value={from ?? null}
        options={options}
        onChange={setFrom}
      />
      <Select
        aria-label={t('workbench.design.to')}
        placeholder={t('workbench.design.to')}
        value={to ?? null}
        options={options.filter(({ value }) => value !== from)}
        onChange={setTo}
      />
      <Button
        disabled={!from || !to || from === to}
        onClick={() => {
          if (!from || !to) return;
          draft.change(addDependency(from, to));
          setFrom(undefined);
          setTo(undefined);
        }}
      >
        {t('workbench.design.addDependency')}
      </Button>
    </div>
  );
}
