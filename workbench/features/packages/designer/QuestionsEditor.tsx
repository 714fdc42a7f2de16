import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import type { PackageQuestion } from '../../../../contracts/packages.ts';
import type { Plan } from '../../../../contracts/plan.ts';
import { useWords } from '../../../platform/words.tsx';
import { MoveButtons, RemoveButton } from './Acts.tsx';
import { ConditionInput } from './ConditionInput.tsx';
import { EditTable } from './EditTable.tsx';
import { addQuestion, byOrder, changeQuestion, freeName, moved, removeQuestion } from './edits.ts';
import { placeId } from './places.ts';
import type { Draft } from './use-draft.ts';
import { usesOf } from './uses.ts';

const kinds = ['boolean', 'radio', 'number'] as const satisfies PackageQuestion['kind'][];

/** What applicants are asked, one a page, in this order; what each decides is said beside it. */
export function QuestionsEditor({ draft }: { draft: Draft; plan: Plan | null }) {
  const t = useWords();
  const questions = byOrder(draft.definition.questions);
  return (
    <section className="mid" aria-label={t('workbench.design.questions')} id={placeId('questions')}>
      {questions.length === 0 && <p className="note">{t('workbench.design.noQuestions')}</p>}
      {questions.map((question, at) => (
        <Question key={question.id} draft={draft} question={question} at={at} of={questions.length} />
      ))}
      <p>
        <Button onClick={() => draft.change(addQuestion)}>{t('workbench.design.addQuestion')}</Button>
      </p>
    </section>
  );
}

type Props = { draft: Draft; question: PackageQuestion; at: number; of: number };

function Question({ draft, question, at, of }: Props) {
  const t = useWords();
  const id = useId();
  const { definition } = draft;
  const path = `questions.${question.id}`;
  const set = (change: Partial<PackageQuestion>) => draft.change(changeQuestion(question.id, change));
  const move = (by: -1 | 1) =>
    draft.change((now) => {
      const own = now.questions.find((one) => one.id === question.id);
      return own ? { ...now, questions: moved(now.questions, own, by) } : now;
    });
  const group = definition.itemGroups.find((one) => one.question === question.id);
  const uses = usesOf(definition, question.id);
  return (
    <section className="pane" aria-labelledby={`${id}h`} id={placeId(path)}>
      <div className="head">
        <h2 id={`${id}h`}>
          {t('workbench.design.question')}{' '}
          <span className="count">{t('workbench.design.nOf', { n: at + 1, of })}</span>
        </h2>
        <span className="acts-line">
          <MoveButtons at={at} of={of} onMove={move} />
          {!group && (
            <RemoveButton
              what={question.text || question.id}
              onRemove={() => draft.change(removeQuestion(question.id))}
            />
          )}
        </span>
      </div>
      <div className="field" id={placeId(`${path}.text`)}>
        <label htmlFor={`${id}t`}>{t('workbench.design.asks')}</label>
        <Input
          id={`${id}t`}
          maxLength={200}
          value={question.text}
          onChange={({ target }) => set({ text: target.value, derived: false })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}w`}>{t('workbench.design.why')}</label>
        <Input
          id={`${id}w`}
          maxLength={300}
          value={question.hint ?? ''}
          onChange={({ target }) => set({ hint: target.value || null })}
        />
      </div>
      <div className="grid3">
        <div className="field">
          <label htmlFor={`${id}k`}>{t('workbench.design.answerKind')}</label>
          <Select
            id={`${id}k`}
            className="wide"
            disabled={group !== undefined}
            value={question.kind}
            options={kinds.map((value) => ({ value, label: t(`workbench.design.answerKind.${value}`) }))}
            onChange={(kind) => set({ kind, options: kind === 'radio' ? newOptions(question) : [] })}
          />
        </div>
        {question.kind === 'number' && (
          <div className="field">
            <label htmlFor={`${id}u`}>{t('workbench.design.unit')}</label>
            <Input
              id={`${id}u`}
              maxLength={20}
              value={question.unit ?? ''}
              onChange={({ target }) => set({ unit: target.value || null })}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}a`}>{t('workbench.design.askedOf')}</label>
          <Select
            id={`${id}a`}
            className="wide"
            value={question.askedOf}
            options={(['applicant', 'staff'] as const).map((value) => ({
              value,
              label: t(`workbench.design.askedOf.${value}`),
            }))}
            onChange={(askedOf) => set({ askedOf })}
          />
        </div>
      </div>
      {question.kind === 'radio' && (
        <Options question={question} locked={group !== undefined} onChange={set} />
      )}
      <ConditionInput
        id={placeId(`${path}.when`)}
        label={t('workbench.design.askWhen')}
        definition={{
          ...definition,
          questions: definition.questions.filter((one) => one.id !== question.id),
        }}
        when={question.when}
        onChange={(when) => set({ when })}
      />
      <p className={uses.length ? 'sub' : 'note warn'}>
        {uses.length
          ? t('workbench.design.decides', { names: uses.join('；') })
          : t('workbench.design.decidesNothing', { id: question.id })}
      </p>
    </section>
  );
}

const newOptions = ({ options }: PackageQuestion): PackageQuestion['options'] =>
  options.length > 0 ? options : ['a', 'b'].map((value) => ({ value, label: value.toUpperCase() }));

/** Options of a question; those of a group of items are its items. */
function Options(props: {
  question: PackageQuestion;
  locked: boolean;
  onChange: (change: Partial<PackageQuestion>) => void;
}) {
  const t = useWords();
  const { question, locked, onChange } = props;
  const { options } = question;
  return (
    <div id={placeId(`questions.${question.id}.options`)}>
      <EditTable
        caption={t(locked ? 'workbench.design.optionsOfGroup' : 'workbench.design.options')}
        captionShown
        columns={[
          t('workbench.design.option'),
          t('workbench.design.optionHint'),
          t('workbench.design.optionValue'),
        ]}
      >
        {options.map((option, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the value of an option is being typed
          <tr key={at}>
            <th scope="row">
              <Input
                aria-label={t('workbench.design.optionN', { n: at + 1 })}
                maxLength={100}
                disabled={locked}
                value={option.label}
                onChange={({ target }) => replace(at, { ...option, label: target.value })}
              />
            </th>
            <td>
              <Input
                aria-label={t('workbench.design.optionHintN', { n: at + 1 })}
                maxLength={200}
                value={option.hint ?? ''}
                onChange={({ target }) => {
                  const { hint: _, ...rest } = option;
                  replace(at, target.value ? { ...rest, hint: target.value } : rest);
                }}
              />
            </td>
            <td className="mono">{option.value}</td>
            <td>
              {!locked && options.length > 2 && (
                <RemoveButton
                  what={option.label}
                  cross
                  onRemove={() => onChange({ options: options.filter((_, index) => index !== at) })}
                />
              )}
            </td>
          </tr>
        ))}
      </EditTable>
      {!locked && (
        <p>
          <Button
            size="small"
            onClick={() => {
              const value = freeName(
                'option',
                options.map((one) => one.value),
              );
              onChange({ options: [...options, { value, label: t('workbench.design.newOption') }] });
            }}
          >
            {t('workbench.design.addOption')}
          </Button>
        </p>
      )}
    </div>
  );

  function replace(at: number, next: PackageQuestion['options'][number]): void {
    onChange({ options: options.map((one, index) => (index === at ? next : one)) });
  }
}
