import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ProposalQueue, type ProposalRow, proposalQueues } from '../../../contracts/proposals.ts';
import { Grid } from '../../parts/Grid.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { shortTime } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';
import { toneOf } from './names.ts';
import { proposalsQuery } from './queries.ts';

const columns = ['item', 'by', 'at', 'state'] as const;

/** What figures led to: proposals about the items one edits, and one's own. */
export function ProposalsPage({ queue }: { queue: ProposalQueue }) {
  const t = useWords();
  const list = useInfiniteQuery(proposalsQuery(queue));
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const title = t('workbench.proposals.title');
  const shown = t('workbench.proposals.shown', { n: rows.length });
  return (
    <Main>
      <title>{`${title} · ${t('workbench.brand')}`}</title>
      <h1>{title}</h1>
      <nav className="tabs" aria-label={title}>
        {proposalQueues.map((name) => (
          <Link
            key={name}
            to="/proposals"
            search={{ queue: name }}
            activeProps={{}}
            aria-current={name === queue ? 'page' : undefined}
          >
            {t(`workbench.proposals.queue.${name}`)} <span className="num">{first?.counts[name] ?? ''}</span>
          </Link>
        ))}
      </nav>
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.proposals.waiting'), found: shown, shown }}
        empty={{ title: t(`workbench.proposals.empty.${queue}`), hint: t('workbench.proposals.empty.hint') }}
        head={null}
      >
        <Grid label={title} heads={columns.map((name) => t(`workbench.proposals.col.${name}`))}>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </Grid>
      </ListSheet>
    </Main>
  );
}

function Line({ row: { id, itemName, madeBy, madeAt, state } }: { row: ProposalRow }) {
  const t = useWords();
  return (
    <tr>
      <td className="w">
        <Link to="/proposals/$proposalId" params={{ proposalId: id }}>
          {itemName}
        </Link>
      </td>
      <td>{madeBy}</td>
      <td className="num">{shortTime(madeAt)}</td>
      <td>
        <Tag tone={toneOf(state)}>{t(`code.proposal-state.${state}`)}</Tag>
      </td>
    </tr>
  );
}
