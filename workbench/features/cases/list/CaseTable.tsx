import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { batchLimit } from '../../../../contracts/batches.ts';
import { type CaseRow, isClosed } from '../../../../contracts/cases.ts';
import type { Me } from '../../../../contracts/identity.ts';
import { MiniClock } from '../../../parts/ClockBar.tsx';
import { KeyCap } from '../../../parts/Tag.tsx';
import { shortDay } from '../../../platform/format.ts';
import { useKeys } from '../../../platform/use-keys.ts';
import { useWords, type Words } from '../../../platform/words.tsx';
import { BatchBar } from '../../batches/BatchBar.tsx';
import { useMe } from '../../session/SessionGate.tsx';
import { stateName, tail } from '../names.ts';
import { lastCase } from '../position.ts';
import { QuickAct } from './QuickAct.tsx';

/** The row the keys act on is the one whose link has, or last had, the focus: what is seen is what is read out. */
export function CaseTable({ rows, caption }: { rows: readonly CaseRow[]; caption: string }) {
  const t = useWords();
  const navigate = useNavigate();
  const me = useMe();
  const [currentId, setCurrentId] = useState(lastCase() ?? rows[0]?.id);
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const index = Math.max(
    0,
    rows.findIndex((row) => row.id === currentId),
  );
  const current = rows[index];

  const move = (step: number) => {
    const focused = links.current.get(current?.id ?? '') === document.activeElement;
    const next = rows[focused ? Math.min(rows.length - 1, Math.max(0, index + step)) : index];
    if (!next) return;
    setCurrentId(next.id);
    links.current.get(next.id)?.focus();
  };
  const open = () => {
    if (current) void navigate({ to: '/cases/$caseId', params: { caseId: current.id } });
  };
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const mark = (row: CaseRow | undefined) =>
    row &&
    setMarked((before) => (before.has(row.id) ? without(before, row.id) : new Set([...before, row.id])));
  const chosen = rows.filter((row) => marked.has(row.id)).slice(0, batchLimit);
  const all = rows.length > 0 && chosen.length === rows.length;
  useKeys({ j: () => move(1), k: () => move(-1), x: () => mark(current), Enter: open });

  return (
    <>
      {current && (
        <div className="tools picked">
          <b>{t('workbench.list.current', { number: tail(current.number) })}</b>
          <button type="button" className="btn" aria-keyshortcuts="Enter" onClick={open}>
            {t('workbench.list.open')} <KeyCap>Enter</KeyCap>
          </button>
          <QuickAct row={current} onNext={() => move(1)} />
        </div>
      )}
      <BatchBar chosen={chosen} onClear={() => setMarked(new Set())} />
      <section className="scroll" aria-label={t('workbench.list.region')}>
        <table className="grid">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={t('workbench.batch.all')}
                  checked={all}
                  onChange={() => setMarked(all ? new Set() : new Set(rows.map((row) => row.id)))}
                />
              </th>
              <th scope="col">{t('workbench.col.clock')}</th>
              <th scope="col">{t('workbench.col.number')}</th>
              <th scope="col">{t('workbench.col.item')}</th>
              <th scope="col">{t('workbench.col.applicant')}</th>
              <th scope="col">{t('workbench.col.state')}</th>
              <th scope="col">{t('workbench.col.handler')}</th>
              <th scope="col">{t('workbench.col.submitted')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.id}
                className={row.id === current?.id ? 'sel' : undefined}
                onFocus={() => setCurrentId(row.id)}
                onMouseDown={() => setCurrentId(row.id)}
              >
                <td>
                  <input
                    type="checkbox"
                    aria-label={t('workbench.batch.mark', { number: row.number })}
                    aria-keyshortcuts="X"
                    checked={marked.has(row.id)}
                    onChange={() => mark(row)}
                  />
                </td>
                <td>
                  <MiniClock clock={row.clock} />
                </td>
                <td className="num" title={row.number}>
                  {tail(row.number)}
                </td>
                <td className="w">
                  <Link
                    to="/cases/$caseId"
                    params={{ caseId: row.id }}
                    ref={(link) => {
                      if (link) links.current.set(row.id, link);
                      else links.current.delete(row.id);
                    }}
                  >
                    {row.itemName}
                  </Link>
                </td>
                <td className="w">{row.applicantName}</td>
                <td>{stateName(row.state, t)}</td>
                <td>{handlerName(row, me, t)}</td>
                <td className="num">{shortDay(row.submittedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const without = (ids: ReadonlySet<string>, id: string) => new Set([...ids].filter((one) => one !== id));

function handlerName({ handler, state }: CaseRow, me: Me, t: Words): string {
  if (!handler) return isClosed(state) ? '—' : t('workbench.list.free');
  if (handler.id === me.staffId) return t('workbench.list.me');
  const stands = me.standsFor.some(({ staffId }) => staffId === handler.id);
  return stands ? t('workbench.list.for', { name: handler.name }) : handler.name;
}
