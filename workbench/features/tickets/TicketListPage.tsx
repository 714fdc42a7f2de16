import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type TicketRow, ticketQueues } from '../../../contracts/rating-tickets.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { Grid } from '../../parts/Grid.tsx';
import { ListSearch } from '../../parts/ListSearch.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';
import { useMe } from '../session/SessionGate.tsx';
import { levelWord, stateWord } from './names.ts';
import { figuresQuery, type TicketSearch, ticketListQuery } from './queries.ts';

/** Bad ratings, the most urgent first. */
export function TicketListPage({ search }: { search: TicketSearch }) {
  const t = useWords();
  const navigate = useNavigate();
  const list = useInfiniteQuery(ticketListQuery(search));
  const counts = list.data?.pages[0]?.counts;
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const shown = t('workbench.tickets.shown', { n: rows.length });
  const { queue, text } = search;
  return (
    <Main>
      <title>{`${t('workbench.tickets.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.tickets.title')}</h1>
      <nav className="tabs" aria-label={t('workbench.tickets.title')}>
        {ticketQueues.map((name) => (
          <Link
            key={name}
            to="/tickets"
            search={{ ...search, queue: name }}
            activeProps={{}}
            aria-current={name === queue ? 'page' : undefined}
          >
            {t(`workbench.tickets.queue.${name}`)} <span className="num">{counts?.[name] ?? ''}</span>
          </Link>
        ))}
      </nav>
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.waiting.list'), found: shown, shown }}
        empty={{ title: t(`workbench.tickets.empty.${queue}`), hint: t('workbench.tickets.empty.what') }}
        head={
          <ListSearch
            label={t('workbench.tickets.search')}
            text={text}
            onSearch={(wanted) =>
              void navigate({ to: '/tickets', search: wanted ? { queue, text: wanted } : { queue } })
            }
          />
        }
      >
        <TicketTable rows={rows} />
      </ListSheet>
      <Figures />
    </Main>
  );
}

const columns = ['item', 'level', 'organisation', 'state', 'due'] as const;

function TicketTable({ rows }: { rows: readonly TicketRow[] }) {
  const t = useWords();
  return (
    <Grid label={t('workbench.tickets.title')} heads={columns.map((name) => t(`workbench.tickets.${name}`))}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="w">
            <Link to="/tickets/$ticketId" params={{ ticketId: row.id }}>
              {row.itemName}
            </Link>
          </td>
          <td>{levelWord(t, row.level)}</td>
          <td className="w">{row.organisationName}</td>
          <td>
            {stateWord(t, row.state)}
            {row.round > 1 && <span className="sub"> {t('workbench.tickets.round', { n: row.round })}</span>}
          </td>
          <td className="num">
            {row.due} {row.late && <Tag tone="bad">{t('workbench.tickets.late')}</Tag>}
          </td>
        </tr>
      ))}
    </Grid>
  );
}

const dayMs = 86_400_000;
/** YYYY-MM-DD in China. */
const day = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** What must be 100 %, with what it counts, in the supervisor's own division. */
function Figures() {
  const t = useWords();
  const me = useMe();
  const place = me.grants.find(({ role }) => role === 'supervisor')?.divisionCode;
  const now = Date.now();
  const days = { from: day(now - 364 * dayMs), to: day(now) };
  const { data } = useQuery({ ...figuresQuery(place ?? '', days), enabled: place !== undefined });
  if (!data) return null;
  return (
    <section className="pane" aria-labelledby="figures">
      <h2 id="figures">{t('workbench.tickets.figures', days)}</h2>
      <Grid
        label={t('workbench.tickets.figures', days)}
        heads={[t('ratings.share'), t('ratings.share.value'), t('ratings.share.counted')]}
      >
        {data.shares.map(({ id, part, whole, share }) => {
          const key = `ratings.share.${id}`;
          return (
            <tr key={id}>
              <th scope="row">{hasWord(key) ? t(key) : id}</th>
              <td className="num">{share === null ? t('ratings.share.nothing') : `${share}%`}</td>
              <td className="num">
                {part} / {whole}
              </td>
            </tr>
          );
        })}
      </Grid>
    </section>
  );
}
