import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProgrammeRow } from '../../../contracts/programmes.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { programmesQuery } from './queries.ts';

const counted = ['tasks', 'done', 'reported', 'soon', 'late', 'unassigned'] as const;

/** Programmes of the officer's divisions, with how far each has come. */
export function ProgrammesPage() {
  const t = useWords();
  const list = useQuery(programmesQuery);
  return (
    <Main>
      <title>{`${t('workbench.programmes.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.programmes.title')}</h1>
      {list.error && <ProblemNote failure={asFailure(list.error)} onAgain={() => void list.refetch()} />}
      <div className="sheet">
        {list.isPending && (
          <div className="tools">
            <Waiting words={t('workbench.programmes.waiting')} rows={4} />
          </div>
        )}
        {list.data && list.data.rows.length > 0 && <Table rows={list.data.rows} />}
        {list.data?.rows.length === 0 && (
          <div className="empty">
            <p>
              <b>{t('workbench.programmes.none')}</b>
            </p>
            <p className="sub">{t('workbench.programmes.none.hint')}</p>
          </div>
        )}
      </div>
    </Main>
  );
}

function Table({ rows }: { rows: readonly ProgrammeRow[] }) {
  const t = useWords();
  return (
    <Grid
      label={t('workbench.programmes.title')}
      heads={[
        t('workbench.programmes.col.title'),
        t('workbench.programmes.col.issuer'),
        ...counted.map((name) => t(`workbench.programmes.col.${name}`)),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="w">
            <Link to="/programmes/$programmeId" params={{ programmeId: row.id }} search={{ show: 'all' }}>
              {row.title}
            </Link>{' '}
            <span className="sub">{row.number}</span>
          </td>
          <td className="w">
            {row.issuer} <span className="sub">{row.issuedOn}</span>
          </td>
          {counted.map((name) => (
            <td key={name} className="num">
              {row.counts[name]}
            </td>
          ))}
        </tr>
      ))}
    </Grid>
  );
}
