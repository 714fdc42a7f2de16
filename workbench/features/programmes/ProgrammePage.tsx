import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProgrammeView, TaskRow } from '../../../contracts/programmes.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { plain } from '../indicators/figures.ts';
import { fits, type TaskFilter, taskFilters } from './filters.ts';
import { goalWords, lightTone, resultTone } from './goal-words.ts';
import { programmeQuery } from './queries.ts';

/** One programme: how far it has come, and its targets and tasks in its own order. */
export function ProgrammePage({ id, show }: { id: string; show: TaskFilter }) {
  const t = useWords();
  const found = useQuery(programmeQuery(id));
  const programme = found.data;
  return (
    <Main>
      <title>{`${programme?.title ?? t('workbench.programmes.title')} · ${t('workbench.brand')}`}</title>
      <p>
        <Link to="/programmes">{t('workbench.programmes.title')}</Link>
      </p>
      {found.isPending && <Waiting words={t('workbench.programmes.waiting')} rows={8} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {programme && <Head programme={programme} />}
      {programme && <Tasks programme={programme} show={show} />}
    </Main>
  );
}

function Head({ programme }: { programme: ProgrammeView }) {
  const t = useWords();
  const { tasks, done } = programme.counts;
  const share = tasks ? Math.round((done / tasks) * 100) : 0;
  return (
    <>
      <h1>{programme.title}</h1>
      <p className="sub">
        {[programme.issuer, programme.number, programme.issuedOn].filter(Boolean).join(' · ')} ·{' '}
        {t('workbench.programmes.version', { n: programme.version })}
      </p>
      <p>{t('workbench.programmes.progress', { tasks, done, share })}</p>
    </>
  );
}

function Tasks({ programme, show }: { programme: ProgrammeView; show: TaskFilter }) {
  const t = useWords();
  const rows = programme.tasks.filter(fits[show]);
  return (
    <>
      <nav className="tabs" aria-label={t('workbench.programmes.filter')}>
        {taskFilters.map((name) => (
          <Link
            key={name}
            to="/programmes/$programmeId"
            params={{ programmeId: programme.id }}
            search={{ show: name }}
            activeProps={{}}
            aria-current={name === show ? 'page' : undefined}
          >
            {t(`workbench.programmes.filter.${name}`)} {programme.tasks.filter(fits[name]).length}
          </Link>
        ))}
      </nav>
      <div className="sheet">
        {rows.length > 0 ? (
          <TaskTable rows={rows} />
        ) : (
          <div className="empty">
            <p>{t('workbench.programmes.filter.none')}</p>
          </div>
        )}
      </div>
    </>
  );
}

const columns = ['section', 'summary', 'goal', 'value', 'lead', 'deadline', 'state'] as const;

function TaskTable({ rows }: { rows: readonly TaskRow[] }) {
  const t = useWords();
  return (
    <Grid
      label={t('workbench.programmes.tasks')}
      heads={columns.map((name) => t(`workbench.programmes.col.${name}`))}
    >
      {rows.map((task) => (
        <tr key={task.id}>
          <td>{task.section}</td>
          <td className="w">
            <Link to="/programme-tasks/$taskId" params={{ taskId: task.id }}>
              {task.summary}
            </Link>
          </td>
          <td>{task.goal && goalWords(t, task.goal)}</td>
          <td className="num">
            {task.value !== null && plain(task.value)}{' '}
            {task.goal && task.state !== 'achieved' && (
              <Tag tone={resultTone[task.result]}>{t(`code.goal-result.${task.result}`)}</Tag>
            )}
          </td>
          <td className="w">
            {task.leadName ?? <span className="sub">{t('workbench.programmes.nobody')}</span>}
          </td>
          <td className="num">
            {task.deadline ?? task.deadlineWords ?? (
              <span className="sub">{t('workbench.programmes.noDay')}</span>
            )}{' '}
            {task.light !== 'none' && task.light !== 'green' && (
              <Tag tone={lightTone[task.light] ?? 'idle'}>{t(`code.due-light.${task.light}`)}</Tag>
            )}
          </td>
          <td>{t(`code.task-state.${task.state}`)}</td>
        </tr>
      ))}
    </Grid>
  );
}
