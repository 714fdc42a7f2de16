import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type TicketQueue, type TicketRow, ticketQueues } from '../../../contracts/rating-tickets.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { levelWord, stateWord } from './names.ts';
import { ticketListQuery } from './queries.ts';

/** Bad ratings, the most urgent first. */
export function TicketListPage({ queue }: { queue: TicketQueue }) {
  const t = useWords();
  const list = useQuery(ticketListQuery(queue));
  return (
    <Main>
      <title>{`${t('workbench.tickets.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.tickets.title')}</h1>
      <nav className="row" aria-label={t('workbench.tickets.title')}>
        {ticketQueues.map((name) => (
          <Link
            key={name}
            to="/tickets"
            search={{ queue: name }}
            aria-current={name === queue ? 'page' : undefined}
          >
            {t(`workbench.tickets.queue.${name}`)} {list.data?.counts[name] ?? ''}
          </Link>
        ))}
      </nav>
      {list.error && <ProblemNote failure={asFailure(list.error)} onAgain={() => void list.refetch()} />}
      <div className="sheet">
        {list.isPending && (
          <div className="tools">
            <Waiting words={t('workbench.waiting.list')} rows={6} />
          </div>
        )}
        {list.data && list.data.rows.length > 0 && <TicketTable rows={list.data.rows} />}
        {list.data?.rows.length === 0 && (
          <div className="empty">
            <p>
              <b>{t(`workbench.tickets.empty.${queue}`)}</b>
            </p>
            <p className="sub">{t('workbench.tickets.empty.what')}</p>
          </div>
        )}
        {list.data?.more && <p className="tools sub">{t('workbench.tickets.more')}</p>}
      </div>
    </Main>
  );
}

const columns = ['item', 'level', 'organisation', 'state', 'due'] as const;

function TicketTable({ rows }: { rows: readonly TicketRow[] }) {
  const t = useWords();
  return (
    <table className="cases">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`workbench.tickets.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to="/tickets/$ticketId" params={{ ticketId: row.id }}>
                {row.itemName}
              </Link>
            </td>
            <td>{levelWord(t, row.level)}</td>
            <td>{row.organisationName}</td>
            <td>
              {stateWord(t, row.state)}
              {row.round > 1 && (
                <span className="sub"> {t('workbench.tickets.round', { n: row.round })}</span>
              )}
            </td>
            <td className="num">
              {row.due} {row.late && <Tag tone="bad">{t('workbench.tickets.late')}</Tag>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
