import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { type EntryQueue, type EntryRow, entryQueues } from '../../../contracts/ledger.ts';
import { Grid } from '../../parts/Grid.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';
import { lightTone } from '../programmes/goal-words.ts';
import { EnterPane } from './EnterPane.tsx';
import { entriesQuery } from './queries.ts';

/** Problems that evaluations, bulletins and inspections found, the most urgent first. */
export function LedgerPage({ queue }: { queue: EntryQueue }) {
  const t = useWords();
  const [entering, setEntering] = useState(false);
  const list = useInfiniteQuery(entriesQuery(queue));
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const shown = t('workbench.ledger.shown', { n: rows.length });
  return (
    <Main>
      <title>{`${t('workbench.ledger.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.ledger.title')}</h1>
      <nav className="tabs" aria-label={t('workbench.ledger.title')}>
        {entryQueues.map((name) => (
          <Link
            key={name}
            to="/ledger"
            search={{ queue: name }}
            activeProps={{}}
            aria-current={name === queue ? 'page' : undefined}
          >
            {t(`workbench.ledger.queue.${name}`)} {first?.counts[name] ?? ''}
          </Link>
        ))}
      </nav>
      {first && first.places.length > 0 && !entering && (
        <p>
          <Button onClick={() => setEntering(true)}>{t('workbench.ledger.enter.open')}</Button>
        </p>
      )}
      {entering && first && <EnterPane places={first.places} onDone={() => setEntering(false)} />}
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.ledger.waiting'), found: shown, shown }}
        empty={{ title: t(`workbench.ledger.empty.${queue}`), hint: t('workbench.ledger.empty.hint') }}
        head={null}
      >
        <Table rows={rows} />
      </ListSheet>
    </Main>
  );
}

const columns = ['problem', 'organisation', 'source', 'due', 'state'] as const;

function Table({ rows }: { rows: readonly EntryRow[] }) {
  const t = useWords();
  return (
    <Grid
      label={t('workbench.ledger.title')}
      heads={columns.map((name) => t(`workbench.ledger.col.${name}`))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="w">
            <Link to="/ledger/$entryId" params={{ entryId: row.id }}>
              {row.problem}
            </Link>
          </td>
          <td className="w">{row.organisationName}</td>
          <td>{t(`code.entry-source.${row.source}`)}</td>
          <td className="num">
            {row.due}{' '}
            {row.light !== 'none' && (
              <Tag tone={lightTone[row.light] ?? 'idle'}>{t(`code.due-light.${row.light}`)}</Tag>
            )}
          </td>
          <td>
            {t(`code.entry-state.${row.state}`)}
            {row.round > 1 && <span className="sub"> {t('workbench.ledger.round', { n: row.round })}</span>}
          </td>
        </tr>
      ))}
    </Grid>
  );
}
