import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type MatterList, type MatterRow, matterQueues } from '../../../contracts/supervision.ts';
import { Grid } from '../../parts/Grid.tsx';
import { ListSearch } from '../../parts/ListSearch.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';
import { stateWord, toneOf, whatWord } from './names.ts';
import { type MatterSearch, mattersQuery } from './queries.ts';

type Props = { search: MatterSearch; at: '/supervision' | '/my-cards' };

/** Cards and findings, the most urgent first: all that the officer oversees, or those about herself. */
export function MatterListPage({ search, at }: Props) {
  const t = useWords();
  const navigate = useNavigate();
  const own = at === '/my-cards';
  const list = useInfiniteQuery(mattersQuery(search, own));
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const title = t(own ? 'workbench.supervision.own' : 'workbench.supervision.title');
  const shown = t('workbench.supervision.shown', { n: rows.length });
  const { queue } = search;
  const go: Go = (name, value) => {
    const { [name]: _, ...rest } = search;
    void navigate({ to: at, search: value ? { ...rest, [name]: value } : rest });
  };
  const words = own ? 'own' : 'all';
  return (
    <Main>
      <title>{`${title} · ${t('workbench.brand')}`}</title>
      <h1>{title}</h1>
      <nav className="tabs" aria-label={title}>
        {matterQueues.map((name) => (
          <Link
            key={name}
            to={at}
            search={{ queue: name }}
            activeProps={{}}
            aria-current={name === queue ? 'page' : undefined}
          >
            {t(`workbench.supervision.queue.${words}.${name}`)}{' '}
            <span className="num">{first?.counts[name] ?? ''}</span>
          </Link>
        ))}
      </nav>
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.waiting.list'), found: shown, shown }}
        empty={{
          title: t(`workbench.supervision.empty.${queue}`),
          hint: t('workbench.supervision.empty.what'),
        }}
        head={
          <>
            <ListSearch
              label={t('workbench.supervision.search')}
              text={search.text}
              onSearch={(text) => go('text', text)}
            />
            {first && <Filters list={first} search={search} own={own} go={go} />}
          </>
        }
      >
        <Table rows={rows} label={title} />
      </ListSheet>
    </Main>
  );
}

/** Narrows by one thing; nothing chosen shows everything again. */
type Go = (name: 'what' | 'organisation' | 'text', value: string) => void;
type FilterProps = { list: MatterList; search: MatterSearch; own: boolean; go: Go };

/** What and whose, each with its count in this queue. */
function Filters({ list, search, own, go }: FilterProps) {
  const t = useWords();
  return (
    <div className="tools">
      <label htmlFor="what">{t('workbench.supervision.what')}</label>
      <select
        id="what"
        className="input filter"
        value={search.what ?? ''}
        onChange={({ target }) => go('what', target.value)}
      >
        <option value="">{t('workbench.supervision.all')}</option>
        {list.whats.map(({ what, n }) => (
          <option key={what} value={what}>
            {`${whatWord(t, what)}（${n}）`}
          </option>
        ))}
      </select>
      {!own && (
        <>
          <label htmlFor="unit">{t('workbench.supervision.unit')}</label>
          <select
            id="unit"
            className="input filter"
            value={search.organisation ?? ''}
            onChange={({ target }) => go('organisation', target.value)}
          >
            <option value="">{t('workbench.supervision.all')}</option>
            {list.organisations.map(({ id, name, n }) => (
              <option key={id} value={id}>
                {`${name}（${n}）`}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  );
}

const columns = ['what', 'case', 'unit', 'officer', 'state', 'due'] as const;

function Table({ rows, label }: { rows: readonly MatterRow[]; label: string }) {
  const t = useWords();
  return (
    <Grid label={label} heads={columns.map((name) => t(`workbench.supervision.${name}`))}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <Link to="/supervision/$matterId" params={{ matterId: row.id }}>
              <Tag tone={toneOf(row)}>{whatWord(t, row.what)}</Tag>
            </Link>
          </td>
          <td className="w">
            <Link to="/supervision/$matterId" params={{ matterId: row.id }}>
              {row.itemName}
            </Link>
            <span className="sub num"> {row.caseNumber}</span>
          </td>
          <td className="w">{row.organisationName}</td>
          <td>{row.officerName ?? t('workbench.supervision.wholeUnit')}</td>
          <td>{stateWord(t, row)}</td>
          <td className="num">
            {row.due} {row.late && <Tag tone="bad">{t('workbench.supervision.late')}</Tag>}
          </td>
        </tr>
      ))}
    </Grid>
  );
}
