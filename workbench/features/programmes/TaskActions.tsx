import { useQueryClient } from '@tanstack/react-query';
import type { TaskCommand, TaskView } from '../../../contracts/programmes.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ActionPane } from '../../parts/ActionPane.tsx';
import type { Given, NeedField } from '../../parts/NeedFields.tsx';
import { useWords, type Words } from '../../platform/words.tsx';
import { EvidenceField } from './EvidenceField.tsx';
import { programmeKeys, sendTaskCommand } from './queries.ts';

/** What may be done with a task now, as the server says. */
export function TaskActions({ task }: { task: TaskView }) {
  const t = useWords();
  const client = useQueryClient();
  const actions = task.actions.map((action) => ({
    ...action,
    // A number is asked for only where there is a goal that no indicator measures.
    needs: action.needs.filter((need) => need !== 'value' || (task.goal && !task.reading)),
  }));
  return (
    <ActionPane
      actions={actions}
      fields={fieldsOf(t, task)}
      words={{
        title: t('workbench.task.next'),
        nothing: t('workbench.task.nothing'),
        done: t('workbench.task.done'),
        command: (command) => {
          const key = `workbench.task.command.${command}`;
          return hasWord(key) ? t(key) : command;
        },
      }}
      send={(command, given) =>
        sendTaskCommand(task.id, command as TaskCommand, bodyOf(task, command, given))
      }
      refresh={() => void client.invalidateQueries({ queryKey: programmeKeys.all })}
    />
  );
}

function fieldsOf(t: Words, task: TaskView): Record<string, NeedField> {
  const units = task.organisations.map(({ id, name }) => [id, name] as const);
  return {
    text: { kind: 'text', label: t('workbench.task.need.text'), max: 4000 },
    remark: { kind: 'text', label: t('workbench.task.need.remark'), optional: true },
    value: {
      kind: 'number',
      label: t('workbench.task.need.value', { unit: task.goal?.unit ?? '' }),
      optional: true,
    },
    complete: {
      kind: 'choice',
      label: t('workbench.task.need.complete'),
      options: [
        ['no', t('workbench.task.need.complete.no')],
        ['yes', t('workbench.task.need.complete.yes')],
      ],
    },
    lead: { kind: 'choice', label: t('workbench.task.need.lead'), options: units, optional: true },
    joint: { kind: 'many', label: t('workbench.task.need.joint'), options: units, optional: true },
    evidence: {
      kind: 'own',
      label: t('workbench.task.evidence'),
      hint: t('workbench.task.evidence.add'),
      optional: true,
      draw: (value, onChange, id) => (
        <EvidenceField id={id} taskId={task.id} value={value} onChange={onChange} />
      ),
    },
  };
}

const lines = (value: string | undefined): string[] => (value ? value.split('\n') : []);

function bodyOf({ version }: TaskView, command: string, given: Given): object {
  if (command === 'assign') return { version, leadId: given.lead || null, jointIds: lines(given.joint) };
  if (command === 'accept') return { version, text: given.remark?.trim() ?? '' };
  if (command !== 'report') return { version, text: given.text };
  const value = given.value?.trim() ? { value: Number(given.value) } : {};
  const evidence = lines(given.evidence);
  return { version, text: given.text, complete: given.complete === 'yes', evidence, ...value };
}
