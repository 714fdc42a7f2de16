import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { CaseList } from '../../../../contracts/cases.ts';
import { ListSheet } from '../../../parts/ListSheet.tsx';
import { Main } from '../../../parts/Main.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useWhileAttended } from '../../../platform/attention.ts';
import { useWords } from '../../../platform/words.tsx';
import { look } from '../names.ts';
import { rememberList } from '../position.ts';
import { countsQuery, type ListSearch, listQuery, narrowed } from '../queries.ts';
import { CaseTable } from './CaseTable.tsx';
import { Filters } from './Filters.tsx';
import { KeyLine } from './KeyLine.tsx';
import { ExportLinks, SavedFilters } from './SavedFilters.tsx';

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
  const filtered = narrowed(search);
  const total = filtered ? rows.length : Math.max(counts.data?.[search.queue] ?? 0, rows.length);
  const settled = list.isSuccess && !list.isPlaceholderData;

  useEffect(() => {
    if (settled) rememberList(search, rows, total);
  }, [settled, search, rows, total]);
  const why = search.text
    ? 'none'
    : filtered
      ? 'narrow'
      : look.has(search.queue)
        ? 'nothing'
        : search.queue === 'mine'
          ? 'mineNone'
          : 'allDone';
  const title = search.text
    ? t('workbench.list.searched', { text: search.text })
    : t(`workbench.queue.${search.queue}`);
  return (
    <Main>
      <title>{`${title} · ${t('workbench.brand')}`}</title>
      <h1>{title}</h1>
      <Lights lights={list.data?.pages[0]?.lights} />
      <SavedFilters search={search} />
      <ListSheet
        list={list}
        rows={rows.length}
        words={{
          waiting: t('workbench.waiting.list'),
          found: t('workbench.list.found', { n: rows.length }),
          shown: t('workbench.list.shown', { n: rows.length, total }),
        }}
        empty={{ title: t(`workbench.list.${why}`), hint: t(`workbench.list.${why}Hint`) }}
        head={<Filters search={search} onChange={(next) => void navigate({ to: '/cases', search: next })} />}
        foot={rows.length > 0 && <ExportLinks search={search} />}
      >
        <CaseTable key={JSON.stringify(search)} rows={rows} caption={title} />
      </ListSheet>
      <KeyLine />
    </Main>
  );
}

const lightOrder = ['bad', 'warn', 'ok', 'stopped', 'idle'] as const;

function Lights({ lights }: { lights: CaseList['lights'] | undefined }) {
  const t = useWords();
  return (
    <p className="lights">
      {lights
        ? lightOrder
            .filter((light) => lights[light] > 0)
            .map((light) => (
              <Tag key={light} tone={light === 'stopped' ? 'idle' : light}>
                {t(`workbench.light.${light}`, { n: lights[light] })}
              </Tag>
            ))
        : '\u00a0'}
    </p>
  );
}
