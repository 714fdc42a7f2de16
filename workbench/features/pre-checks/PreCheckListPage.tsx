import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type PreCheckRow, preCheckQueues } from '../../../contracts/pre-check.ts';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { shortTime } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';
import { type PreCheckSearch, preChecksQuery } from './queries.ts';

/** Drafts that applicants show to this window before they hand them in, the most urgent first. */
export function PreCheckListPage({ search }: { search: PreCheckSearch }) {
  const t = useWords();
  const list = useInfiniteQuery(preChecksQuery(search));
  const counts = list.data?.pages[0]?.counts;
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const shown = t('workbench.pre-check.shown', { n: rows.length });
  return (
    <Main>
      <title>{`${t('workbench.pre-check.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.pre-check.title')}</h1>
      <p className="sub">{t('workbench.pre-check.lead')}</p>
      <nav className="tabs" aria-label={t('workbench.pre-check.title')}>
        {preCheckQueues.map((queue) => (
          <Link
            key={queue}
            to="/pre-checks"
            search={{ queue }}
            activeProps={{}}
            aria-current={queue === search.queue ? 'page' : undefined}
          >
            {t(`workbench.pre-check.queue.${queue}`)} <span className="num">{counts?.[queue] ?? ''}</span>
          </Link>
        ))}
      </nav>
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.pre-check.waiting'), found: shown, shown }}
        empty={{ title: t('workbench.pre-check.none'), hint: t('workbench.pre-check.none.what') }}
        head={null}
      >
        <Table rows={rows} />
      </ListSheet>
    </Main>
  );
}

function Table({ rows }: { rows: readonly PreCheckRow[] }) {
  const t = useWords();
  return (
    <section className="scroll" aria-label={t('workbench.pre-check.title')}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{t('workbench.pre-check.col.item')}</th>
            <th scope="col">{t('workbench.pre-check.col.applicant')}</th>
            <th scope="col">{t('workbench.pre-check.col.asked')}</th>
            <th scope="col">{t('workbench.pre-check.col.state')}</th>
            <th scope="col">{t('workbench.pre-check.col.due')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="w">
                <Link to="/pre-checks/$preCheckId" params={{ preCheckId: row.id }}>
                  {row.itemName}
                </Link>
              </td>
              <td className="w">{row.applicantName}</td>
              <td className="num">{shortTime(row.askedAt)}</td>
              <td>
                <StateOf row={row} />
              </td>
              <td className="num">
                {row.due} <Light light={row.light} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where it stands, and how often it was asked. */
export function StateOf({ row }: { row: Pick<PreCheckRow, 'state' | 'result' | 'round'> }) {
  const t = useWords();
  const word = row.result
    ? t(`workbench.pre-check.result.${row.result}`)
    : t(`workbench.pre-check.state.${row.state}`);
  return (
    <>
      <Tag tone={row.state === 'asked' ? 'on' : 'idle'}>{word}</Tag>
      {row.round > 1 && <span className="sub"> {t('workbench.pre-check.round', { n: row.round })}</span>}
    </>
  );
}

export function Light({ light }: { light: string }) {
  const t = useWords();
  if (light !== 'yellow' && light !== 'red') return null;
  return <Tag tone={light === 'red' ? 'bad' : 'warn'}>{t(`workbench.pre-check.light.${light}`)}</Tag>;
}
