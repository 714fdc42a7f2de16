import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { type RequestList, type RequestRow, requestQueues } from '../../../contracts/requests.ts';
import { Grid } from '../../parts/Grid.tsx';
import { ListSearch } from '../../parts/ListSearch.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { stateWord } from './names.ts';
import { type RequestSearch, requestsQuery } from './queries.ts';

/** Requests of people, townships and 12345, the most urgent first. */
export function RequestListPage({ search }: { search: RequestSearch }) {
  const t = useWords();
  const me = useMe();
  const list = useInfiniteQuery(requestsQuery(search));
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const shown = t('workbench.requests.shown', { n: rows.length });
  return (
    <Main>
      <title>{`${t('workbench.requests.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.requests.title')}</h1>
      {may(me, 'request.file') && (
        <p>
          <Link to="/requests/new">{t('workbench.requests.new')}</Link>
        </p>
      )}
      <nav className="tabs" aria-label={t('workbench.requests.title')}>
        {requestQueues.map((queue) => (
          <Link
            key={queue}
            to="/requests"
            search={{ ...search, queue }}
            activeProps={{}}
            aria-current={queue === search.queue ? 'page' : undefined}
          >
            {t(`workbench.requests.queue.${queue}`)} <span className="num">{first?.counts[queue] ?? ''}</span>
          </Link>
        ))}
      </nav>
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.waiting.requests'), found: shown, shown }}
        empty={{ title: t('workbench.requests.none'), hint: t('workbench.requests.none.what') }}
        head={<Head search={search} kinds={first?.kinds ?? []} />}
      >
        <Table rows={rows} />
      </ListSheet>
    </Main>
  );
}

function Head({ search, kinds }: { search: RequestSearch; kinds: RequestList['kinds'] }) {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const { text, kind, ...rest } = search;
  const go = (next: { text?: string | undefined; kind?: string | undefined }) =>
    void navigate({
      to: '/requests',
      search: {
        ...rest,
        ...(next.text ? { text: next.text } : {}),
        ...(next.kind ? { kind: next.kind } : {}),
      },
    });
  return (
    <>
      <div className="tools">
        <label htmlFor={id}>{t('workbench.requests.kind')}</label>
        <select
          id={id}
          className="input"
          value={kind ?? ''}
          onChange={(event) => go({ text, kind: event.target.value })}
        >
          <option value="">{t('workbench.requests.kind.all')}</option>
          {kinds.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <ListSearch
        label={t('workbench.requests.search')}
        text={text}
        onSearch={(wanted) => go({ text: wanted, kind })}
      />
    </>
  );
}

function Table({ rows }: { rows: readonly RequestRow[] }) {
  const t = useWords();
  return (
    <Grid
      label={t('workbench.requests.title')}
      heads={[
        t('workbench.requests.col.what'),
        t('workbench.requests.col.kind'),
        t('workbench.requests.col.filer'),
        t('workbench.requests.col.organisation'),
        t('workbench.requests.col.state'),
        t('workbench.requests.col.due'),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="w">
            <Link to="/requests/$requestId" params={{ requestId: row.id }}>
              {row.title}
            </Link>{' '}
            <span className="num sub">{row.number}</span>
          </td>
          <td>{row.kindName}</td>
          <td>{row.filerName ?? ''}</td>
          <td className="w">{row.organisationName ?? ''}</td>
          <td>
            {stateWord(t, row.state)}
            {row.round > 1 && <span className="sub"> {t('workbench.requests.round', { n: row.round })}</span>}
          </td>
          <td className="num">
            {row.due} <Light light={row.light} />
          </td>
        </tr>
      ))}
    </Grid>
  );
}

export function Light({ light }: { light: RequestRow['light'] }) {
  const t = useWords();
  if (light !== 'yellow' && light !== 'red') return null;
  return <Tag tone={light === 'red' ? 'bad' : 'warn'}>{t(`workbench.requests.light.${light}`)}</Tag>;
}
