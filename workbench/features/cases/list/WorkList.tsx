import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { CaseList } from '../../../../contracts/cases.ts';
import { Main } from '../../../parts/Main.tsx';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { useWhileAttended } from '../../../platform/attention.ts';
import { announce } from '../../../platform/live.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { look } from '../names.ts';
import { rememberList } from '../position.ts';
import { countsQuery, type ListSearch, listQuery } from '../queries.ts';
import { CaseTable } from './CaseTable.tsx';
import { Filters } from './Filters.tsx';
import { KeyLine } from './KeyLine.tsx';

export function WorkList({ search }: { search: ListSearch }) {
  const t = useWords();
  const navigate = useNavigate();
  const counts = useQuery(countsQuery);
  const list = useInfiniteQuery(listQuery(search));
  useWhileAttended(60_000, () => {
    void counts.refetch();
    void list.refetch();
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const filtered = Boolean(search.text || search.organisationId || search.itemCode);
  const total = filtered ? rows.length : Math.max(counts.data?.[search.queue] ?? 0, rows.length);
  const settled = list.isSuccess && !list.isPlaceholderData;

  useEffect(() => {
    if (settled) rememberList(search, rows, total);
  }, [settled, search, rows, total]);
  useEffect(() => {
    if (settled) announce(t('workbench.list.found', { n: rows.length }));
  }, [settled, rows.length, t]);

  const title = search.text
    ? t('workbench.list.searched', { text: search.text })
    : t(`workbench.queue.${search.queue}`);
  return (
    <Main>
      <title>{`${title} · ${t('workbench.brand')}`}</title>
      <h1>{title}</h1>
      <Lights lights={list.data?.pages[0]?.lights} />
      <div className="sheet">
        <Filters search={search} onChange={(next) => void navigate({ to: '/cases', search: next })} />
        {list.isError ? (
          <div className="tools">
            <ProblemNote failure={asFailure(list.error)} onAgain={() => void list.refetch()} />
          </div>
        ) : list.isPending ? (
          <div className="tools">
            <Waiting words={t('workbench.waiting.list')} rows={8} />
          </div>
        ) : rows.length ? (
          <CaseTable key={JSON.stringify(search)} rows={rows} caption={title} />
        ) : (
          <Empty why={filtered ? 'none' : look.has(search.queue) ? 'nothing' : 'allDone'} />
        )}
        <div className="tools">
          {rows.length > 0 && <span>{t('workbench.list.shown', { n: rows.length, total })}</span>}
          {list.hasNextPage && (
            <button
              type="button"
              className="btn"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {list.isFetchingNextPage ? t('workbench.waiting.next') : t('workbench.list.next')}
            </button>
          )}
        </div>
      </div>
      <KeyLine />
    </Main>
  );
}

const lightOrder = ['bad', 'warn', 'ok', 'idle'] as const;

function Lights({ lights }: { lights: CaseList['lights'] | undefined }) {
  const t = useWords();
  return (
    <p className="lights">
      {lights
        ? lightOrder
            .filter((light) => lights[light] > 0)
            .map((light) => (
              <Tag key={light} tone={light}>
                {t(`workbench.light.${light}`, { n: lights[light] })}
              </Tag>
            ))
        : '\u00a0'}
    </p>
  );
}

function Empty({ why }: { why: 'none' | 'nothing' | 'allDone' }) {
  const t = useWords();
  return (
    <div className="empty">
      <p>
        <b>{t(`workbench.list.${why}`)}</b>
      </p>
      <p className="sub">{t(`workbench.list.${why}Hint`)}</p>
    </div>
  );
}
