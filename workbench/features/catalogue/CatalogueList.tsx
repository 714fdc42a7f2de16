import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { PublicationState } from '../../../contracts/catalogue.ts';
import { ListSearch } from '../../parts/ListSearch.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { useWords } from '../../platform/words.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { CatalogueTable } from './CatalogueTable.tsx';
import { type CatalogueSearch, catalogueQuery } from './queries.ts';

const states = ['published', 'draft', 'suspended', 'withdrawn'] as const satisfies PublicationState[];

/** Items of the officer's division: which are published, what is missing, what stands in the way. */
export function CatalogueList({ search }: { search: CatalogueSearch }) {
  const t = useWords();
  const me = useMe();
  const list = useInfiniteQuery(catalogueQuery(search));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = list.data?.pages[0]?.counts;
  return (
    <Main>
      <title>{`${t('workbench.catalogue.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.catalogue.title')}</h1>
      {may(me, 'catalogue.edit') && (
        <p>
          <Link to="/catalogue-import">{t('workbench.import.title')}</Link>
        </p>
      )}
      <nav className="tabs" aria-label={t('workbench.catalogue.states')}>
        {[undefined, ...states].map((state) => (
          <Link
            key={state ?? 'all'}
            to="/catalogue"
            search={{ ...without(search), ...(state ? { state } : {}) }}
            activeProps={{}}
            aria-current={search.state === state ? 'page' : undefined}
          >
            {state ? t(`workbench.publication.${state}`) : t('workbench.filter.all')}{' '}
            {state && counts && <span className="num">{counts[state] ?? 0}</span>}
          </Link>
        ))}
      </nav>
      <ListSheet
        list={list}
        rows={rows.length}
        words={{
          waiting: t('workbench.waiting.catalogue'),
          found: t('workbench.catalogue.found', { n: rows.length }),
          shown: t('workbench.catalogue.shown', { n: rows.length }),
        }}
        empty={{ title: t('workbench.catalogue.none'), hint: t('workbench.catalogue.noneHint') }}
        head={<Search search={search} />}
      >
        <CatalogueTable rows={rows} />
      </ListSheet>
    </Main>
  );
}

const without = ({ state: _dropped, ...rest }: CatalogueSearch): CatalogueSearch => rest;

function Search({ search }: { search: CatalogueSearch }) {
  const t = useWords();
  const navigate = useNavigate();
  const { text, ...rest } = search;
  return (
    <ListSearch
      label={t('workbench.catalogue.search')}
      text={text}
      onSearch={(wanted) =>
        void navigate({ to: '/catalogue', search: wanted ? { ...rest, text: wanted } : rest })
      }
    />
  );
}
