import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TaskView } from '../../../contracts/programmes.ts';
import { missingPart } from '../../../ui/words/missing-part.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { plain } from '../indicators/figures.ts';
import { goalWords, lightTone, resultTone } from './goal-words.ts';
import { taskQuery } from './queries.ts';
import { TaskActions } from './TaskActions.tsx';
import { TaskSteps } from './TaskSteps.tsx';

/** One target or task: what the programme says, where it stands, what comes next. */
export function TaskPage({ id }: { id: string }) {
  const t = useWords();
  const found = useQuery(taskQuery(id));
  const task = found.data;
  return (
    <Main>
      <title>{`${task?.summary ?? t('workbench.programmes.title')} · ${t('workbench.brand')}`}</title>
      {task && (
        <p>
          <Link
            to="/programmes/$programmeId"
            params={{ programmeId: task.programmeId }}
            search={{ show: 'all' }}
          >
            {task.programmeTitle}
          </Link>
        </p>
      )}
      {found.isPending && <Waiting words={t('workbench.programmes.waiting')} rows={6} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {task && (
        <div className="panes">
          <h1>{task.summary}</h1>
          <p>
            <Tag tone={task.state === 'done' ? 'ok' : 'on'}>{t(`code.task-state.${task.state}`)}</Tag>{' '}
            {task.light !== 'none' && (
              <Tag tone={lightTone[task.light] ?? 'idle'}>{t(`code.due-light.${task.light}`)}</Tag>
            )}{' '}
            {task.deadline ?? task.deadlineWords}
          </p>
          <Said task={task} />
          <TaskActions task={task} />
          <TaskSteps task={task} />
        </div>
      )}
    </Main>
  );
}

function Said({ task }: { task: TaskView }) {
  const t = useWords();
  const units = task.joint.map(({ name }) => name).join('、');
  const lines: [string, ReactNode][] = [
    [t('workbench.programmes.col.section'), task.section],
    [t('workbench.task.scope'), task.scope],
    [t('workbench.task.note'), task.note],
    [t('workbench.task.responsible'), task.responsible],
    [t('workbench.programmes.col.lead'), task.leadName ?? t('workbench.programmes.nobody')],
    [t('workbench.task.joint'), units],
    [t('workbench.programmes.col.goal'), task.goal && goalWords(t, task.goal)],
    [t('workbench.programmes.col.value'), task.goal && <Reached task={task} />],
  ];
  return (
    <section className="pane" aria-labelledby="said">
      <h2 id="said">{t('workbench.task.said')}</h2>
      <dl className="kv">
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** The figure with where it comes from; a missing part is named, never guessed. */
function Reached({ task }: { task: TaskView }) {
  const t = useWords();
  const { reading, value, valueAt } = task;
  return (
    <>
      {value !== null && <b>{plain(value)} </b>}
      <Tag tone={resultTone[task.result]}>{t(`code.goal-result.${task.result}`)}</Tag>
      {reading && (
        <p className="sub">
          {reading.numerator !== null && reading.denominator !== null
            ? t('workbench.task.reading', {
                name: reading.name,
                from: reading.from,
                to: reading.to,
                numerator: reading.numerator,
                denominator: reading.denominator,
              })
            : t('workbench.task.reading.plain', { name: reading.name, from: reading.from, to: reading.to })}
        </p>
      )}
      {reading?.missing.map((one) => (
        <p className="sub" key={`${one.quantity}${one.month}${one.reason}`}>
          {missingPart(one, t)}
        </p>
      ))}
      {valueAt && <p className="sub">{t('workbench.task.reported', { at: shortTime(valueAt) })}</p>}
    </>
  );
}
