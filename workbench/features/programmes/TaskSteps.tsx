import type { TaskStep, TaskView } from '../../../contracts/programmes.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { shortTime } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';
import { plain } from '../indicators/figures.ts';

/** What was done with a task, with the files that came with each report. */
export function TaskSteps({ task }: { task: TaskView }) {
  const t = useWords();
  const kindWord = (kind: string) => {
    const key = `workbench.task.kind.${kind}`;
    return hasWord(key) ? t(key) : kind;
  };
  return (
    <section className="pane" aria-labelledby="steps">
      <h2 id="steps">{t('workbench.task.steps')}</h2>
      <ol className="files">
        {task.steps.map((step) => (
          <li key={step.seq}>
            <b>{kindWord(step.kind)}</b>{' '}
            {step.value !== null && t('workbench.task.value', { value: plain(step.value) })}{' '}
            {step.complete && t('workbench.task.complete')}
            <span className="sub">
              <time dateTime={step.at}>{shortTime(step.at)}</time> {step.by || t('workbench.task.system')}
            </span>
            {step.say && <p>{step.say}</p>}
            <Files taskId={task.id} files={step.evidence} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Files({ taskId, files }: { taskId: string; files: TaskStep['evidence'] }) {
  return files.map(({ id, name }) => (
    <p key={id}>
      <a href={`/api/programme-tasks/${taskId}/evidence/${id}`}>{name}</a>
    </p>
  ));
}
