import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { LicenceRow } from '../../../contracts/licence-acts.ts';
import { type LicenceState, licenceStates } from '../../../contracts/licences.ts';
import { Grid } from '../../parts/Grid.tsx';
import { ListSearch } from '../../parts/ListSearch.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { useWords } from '../../platform/words.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { Calls } from './Calls.tsx';
import { Issues } from './Issues.tsx';
import { type LicenceSearch, licencesQuery } from './queries.ts';
import { StateTag } from './StateTag.tsx';

const states = Object.keys(licenceStates) as LicenceState[];

/** What the officer's places issued, and what could not be made yet. */
export function LicencesPage({ search }: { search: LicenceSearch }) {
  const t = useWords();
  const me = useMe();
  const list = useInfiniteQuery(licencesQuery(search));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const issues = list.data?.pages[0]?.issues ?? [];
  const shown = t('workbench.licences.shown', { n: rows.length });
  return (
    <Main>
      <title>{`${t('workbench.licences.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.licences.title')}</h1>
      {issues.length > 0 && <Issues issues={issues} />}
      <nav className="tabs" aria-label={t('workbench.licences.states')}>
        {[undefined, ...states].map((state) => (
          <Link
            key={state ?? 'all'}
            to="/licences"
            search={{ ...(search.text ? { text: search.text } : {}), ...(state ? { state } : {}) }}
            activeProps={{}}
            aria-current={search.state === state ? 'page' : undefined}
          >
            {state ? t(`code.licence-state.${state}`) : t('workbench.filter.all')}
          </Link>
        ))}
      </nav>
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.waiting.licences'), found: shown, shown }}
        empty={{ title: t('workbench.licences.none') }}
        head={<Search search={search} />}
      >
        <Table rows={rows} />
      </ListSheet>
      {may(me, 'licence.calls') && <Calls />}
    </Main>
  );
}

function Search({ search }: { search: LicenceSearch }) {
  const t = useWords();
  const navigate = useNavigate();
  const { text, ...rest } = search;
  return (
    <ListSearch
      label={t('workbench.licences.search')}
      text={text}
      onSearch={(wanted) =>
        void navigate({ to: '/licences', search: wanted ? { ...rest, text: wanted } : rest })
      }
    />
  );
}

function Table({ rows }: { rows: readonly LicenceRow[] }) {
  const t = useWords();
  return (
    <Grid
      label={t('workbench.licences.region')}
      heads={[
        t('workbench.licences.col.licence'),
        t('workbench.licences.col.holder'),
        t('workbench.licences.col.state'),
        t('workbench.licences.col.validity'),
        t('workbench.licences.col.case'),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="w">
            <Link to="/licences/$licenceId" params={{ licenceId: row.id }}>
              {row.typeName}
            </Link>{' '}
            <span className="num sub">{row.number}</span>
          </td>
          <td className="w">{row.holder}</td>
          <td>
            <StateTag state={row.state} />
          </td>
          <td className="num">
            {row.issuedOn} – {row.validUntil ?? t('licence.no-end')}
          </td>
          <td className="num">
            {row.caseId && (
              <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
                {row.caseNumber}
              </Link>
            )}
          </td>
        </tr>
      ))}
    </Grid>
  );
}
