import type { TaskStep, TaskView } from '../../../contracts/programmes.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { StepList } from '../../parts/StepList.tsx';
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
    <StepList
      title={t('workbench.task.steps')}
      steps={task.steps}
      what={({ kind }) => kindWord(kind)}
      more={({ value, complete }) => (
        <>
          {value !== null && t('workbench.task.value', { value: plain(value) })}{' '}
          {complete && t('workbench.task.complete')}
        </>
      )}
      who={() => t('workbench.task.system')}
      behind={({ evidence }) => <Files taskId={task.id} files={evidence} />}
    />
  );
}

function Files({ taskId, files }: { taskId: string; files: TaskStep['evidence'] }) {
  return files.map(({ id, name }) => (
    <p key={id}>
      <a href={`/api/programme-tasks/${taskId}/evidence/${id}`}>{name}</a>
    </p>
  ));
}
