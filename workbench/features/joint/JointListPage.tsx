import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JointRow } from '../../../contracts/joint.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { jointListQuery } from './queries.ts';

/** Joint cases that the officer's departments lead or have a part in; open ones first. */
export function JointListPage() {
  const t = useWords();
  const list = useQuery(jointListQuery);
  return (
    <Main>
      <title>{`${t('workbench.joint.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.joint.title')}</h1>
      {list.error && <ProblemNote failure={asFailure(list.error)} onAgain={() => void list.refetch()} />}
      <div className="sheet">
        {list.isPending && (
          <div className="tools">
            <Waiting words={t('workbench.waiting.list')} rows={6} />
          </div>
        )}
        {list.data && list.data.rows.length > 0 && <Table rows={list.data.rows} />}
        {list.data?.rows.length === 0 && (
          <div className="empty">
            <p>
              <b>{t('workbench.joint.empty')}</b>
            </p>
            <p className="sub">{t('workbench.joint.empty.why')}</p>
          </div>
        )}
      </div>
    </Main>
  );
}

function Table({ rows }: { rows: readonly JointRow[] }) {
  const t = useWords();
  return (
    <Grid
      label={t('workbench.joint.title')}
      heads={[
        t('workbench.joint.name'),
        t('workbench.applicant'),
        t('workbench.joint.lead'),
        t('workbench.joint.state'),
        t('workbench.joint.due'),
        t('workbench.joint.submitted'),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="w">
            <Link to="/joint/$jointId" params={{ jointId: row.id }}>
              {row.name}
            </Link>
            <p className="sub num">{row.number}</p>
          </td>
          <td>{row.applicantName}</td>
          <td>{row.leadName}</td>
          <td>
            <Tag tone={row.state === 'lead-decides' ? 'warn' : row.state === 'finished' ? 'ok' : 'on'}>
              {t(`joint.state.${row.state}`)}
            </Tag>{' '}
            {t('joint.page.done', { done: row.ended, all: row.parts })}
          </td>
          <td className="num">{row.due ?? '—'}</td>
          <td className="num">{shortTime(row.submittedAt)}</td>
        </tr>
      ))}
    </Grid>
  );
}
