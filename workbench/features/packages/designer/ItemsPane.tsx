import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import type { DesignView } from '../../../../contracts/package-design.ts';
import type { SubItem } from '../../../../contracts/packages.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { announce } from '../../../platform/live.tsx';
import { useSubmit } from '../../../platform/use-submit.ts';
import { useWords } from '../../../platform/words.tsx';
import { fetchItem, itemsQuery } from '../queries.ts';
import { addItem, byOrder } from './edits.ts';
import { limitWords } from './LimitInput.tsx';
import type { Spot } from './places.ts';
import type { Draft } from './use-draft.ts';
import { useLater } from './use-later.ts';

type Props = { draft: Draft; view: DesignView; spot: Spot; onOpen: (spot: Spot) => void };

/** The items of the package, and published ones to add. */
export function ItemsPane({ draft, view, spot, onOpen }: Props) {
  const t = useWords();
  const id = useId();
  const items = byOrder(draft.definition.subItems);
  return (
    <section className="pane" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>
        {t('workbench.design.items')} <span className="count">{items.length}</span>
      </h2>
      {view.mayEdit && <AddItem draft={draft} view={view} onOpen={onOpen} />}
      <ul className="files" id="at-subItems">
        {items.map((item) => (
          <li key={item.key}>
            <button
              type="button"
              className="linklike wide-line"
              aria-current={spot.part === 'item' && spot.item === item.key ? 'true' : undefined}
              onClick={() => onOpen({ part: 'item', item: item.key })}
            >
              <b>{item.name || item.key}</b>
            </button>
            <span className="sub">
              {[item.department, limitWords(item.limit, t), ...marksOf(item)].filter(Boolean).join('，')}
            </span>
          </li>
        ))}
      </ul>
      {items.length === 0 && <p className="sub">{t('workbench.design.noItems')}</p>}
    </section>
  );

  function marksOf({ group, optional, when, item }: SubItem): string[] {
    return [
      ...(group ? [t('workbench.design.oneOf')] : []),
      ...(optional
        ? [t('workbench.design.optional')]
        : when && !group
          ? [t('workbench.design.conditional')]
          : []),
      ...(item ? [] : [t('workbench.design.plain')]),
    ];
  }
}

function AddItem({ draft, view, onOpen }: Omit<Props, 'spot'>) {
  const t = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const wanted = useLater(text.trim(), 250);
  const found = useQuery(itemsQuery(view.divisionCode, wanted));
  const { busy, failure, submit } = useSubmit();
  const rows = wanted.length >= 2 && text.trim() ? (found.data?.rows ?? []) : [];
  const add = (itemCode: string, name: string) =>
    void submit(
      () => fetchItem(view.divisionCode, itemCode),
      (item) => {
        draft.change(addItem(item));
        announce(t('workbench.design.added', { name }));
        setText('');
        onOpen({ part: 'order' });
      },
    );
  return (
    <>
      <label htmlFor={id}>{t('workbench.design.find')}</label>
      <Input
        id={id}
        type="search"
        maxLength={60}
        placeholder={t('workbench.design.findHint')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {failure && <ProblemNote failure={failure} />}
      {found.isSuccess && wanted.length >= 2 && text.trim() && rows.length === 0 && (
        <p className="sub" role="status">
          {t('workbench.design.notFound', { text: wanted })}
        </p>
      )}
      {rows.length > 0 && (
        <ul className="files found" aria-label={t('workbench.design.foundItems')}>
          {rows.map((row) => (
            <li key={row.itemCode}>
              <button
                type="button"
                className="linklike wide-line"
                disabled={busy}
                onClick={() => add(row.itemCode, row.name)}
              >
                {t('workbench.design.addNamed', { name: row.name })}
              </button>
              <span className="sub">
                {row.department} {row.itemCode}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
