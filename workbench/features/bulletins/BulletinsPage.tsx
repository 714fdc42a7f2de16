import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  type BulletinKind,
  type BulletinList,
  type BulletinRow,
  bulletinKinds,
} from '../../../contracts/bulletins.ts';
import { ActionPane } from '../../parts/ActionPane.tsx';
import { Grid } from '../../parts/Grid.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { useWords } from '../../platform/words.tsx';
import { bulletinsQuery, draftBulletin } from './queries.ts';

/** Day statistics, week dispatches and month bulletins, the newest first. */
export function BulletinsPage() {
  const t = useWords();
  const list = useInfiniteQuery(bulletinsQuery);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const places = list.data?.pages[0]?.places ?? [];
  const shown = t('workbench.bulletins.shown', { n: rows.length });
  return (
    <Main>
      <title>{`${t('workbench.bulletins.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.bulletins.title')}</h1>
      {places.length > 0 && <Draft places={places} />}
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.bulletins.waiting'), found: shown, shown }}
        empty={{ title: t('workbench.bulletins.none'), hint: t('workbench.bulletins.none.hint') }}
        head={null}
      >
        <Table rows={rows} />
      </ListSheet>
    </Main>
  );
}

const kinds = Object.keys(bulletinKinds) as BulletinKind[];

function Draft({ places }: { places: BulletinList['places'] }) {
  const t = useWords();
  const navigate = useNavigate();
  const [only] = places.length === 1 ? places : [];
  return (
    <ActionPane
      actions={[{ command: 'draft', needs: [...(only ? [] : ['place']), 'kind', 'on'], primary: true }]}
      fields={{
        place: {
          kind: 'choice',
          label: t('workbench.bulletins.place'),
          options: places.map(({ code, name }) => [code, name] as const),
        },
        kind: {
          kind: 'choice',
          label: t('workbench.bulletins.kind'),
          options: kinds.map((kind) => [kind, t(`code.bulletin-kind.${kind}`)] as const),
        },
        on: { kind: 'date', label: t('workbench.bulletins.on') },
      }}
      words={{
        title: t('workbench.bulletins.draft'),
        nothing: '',
        done: t('workbench.bulletins.saved'),
        command: () => t('workbench.bulletins.draft.go'),
      }}
      send={async (_command, given) => {
        const { id } = await draftBulletin({
          divisionCode: only?.code ?? given.place ?? '',
          kind: given.kind as BulletinKind,
          on: given.on ?? '',
        });
        await navigate({ to: '/bulletins/$bulletinId', params: { bulletinId: id } });
      }}
      refresh={() => {}}
    />
  );
}

const columns = ['period', 'kind', 'place', 'number', 'state'] as const;

function Table({ rows }: { rows: readonly BulletinRow[] }) {
  const t = useWords();
  return (
    <Grid
      label={t('workbench.bulletins.title')}
      heads={columns.map((name) => t(`workbench.bulletins.col.${name}`))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="num">
            <Link to="/bulletins/$bulletinId" params={{ bulletinId: row.id }}>
              {row.from === row.to ? row.from : `${row.from} – ${row.to}`}
            </Link>
          </td>
          <td>{t(`code.bulletin-kind.${row.kind}`)}</td>
          <td>{row.divisionName}</td>
          <td>{row.number}</td>
          <td>{t(`code.bulletin-state.${row.state}`)}</td>
        </tr>
      ))}
    </Grid>
  );
}
