import { Link } from '@tanstack/react-router';
import { Button, InputNumber, Select } from 'antd';
import { useId } from 'react';
import type { PackageDefinition, PackageQuestion } from '../../../../contracts/packages.ts';
import type { Plan, PlanAnswers } from '../../../../contracts/plan.ts';
import { useWords } from '../../../platform/words.tsx';
import { byOrder } from './edits.ts';
import { PlanOutcome } from './PlanOutcome.tsx';

type Props = {
  definition: PackageDefinition;
  plan: Plan | null;
  answers: PlanAnswers;
  busy: boolean;
  onChange: (answers: PlanAnswers) => void;
};
type Value = PlanAnswers['values'][string];

/** The draft tried on answers one makes up: what it asks, and at once what comes of it. */
export function TryPane({ definition, plan, answers, busy, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const open = plan?.questions.map(({ question }) => question) ?? [];
  const given = byOrder(definition.questions).filter(
    ({ id: name }) => (answers.values[name] ?? null) !== null,
  );
  const fields = Object.keys(answers.values).filter(
    (name) => name !== 'subjectKind' && !given.some((one) => one.id === name),
  );
  const answered = [...given, ...fields.flatMap((name) => fieldQuestion(definition, name))];
  const asked = [...answered, ...open.filter((one) => !answered.some((other) => other.id === one.id))];
  const set = (name: string, value: Value | undefined) => {
    const { [name]: _, ...rest } = answers.values;
    onChange({ ...answers, values: value === undefined ? rest : { ...rest, [name]: value } });
  };
  return (
    <aside className="pane try" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{t('workbench.design.try')}</h2>
      <div className="field">
        <label htmlFor={`${id}on`}>{t('workbench.design.tryOn')}</label>
        <input
          id={`${id}on`}
          className="ant-input day-input"
          type="date"
          value={answers.on}
          onChange={({ target }) => target.value && onChange({ ...answers, on: target.value })}
        />
      </div>
      {definition.subjectKinds.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}k`}>{t('workbench.design.subjectKind')}</label>
          <Select
            id={`${id}k`}
            className="wide"
            allowClear
            value={(answers.values.subjectKind as string | undefined) ?? null}
            placeholder={t('workbench.design.anybody')}
            options={definition.subjectKinds.map((value) => ({
              value,
              label: t(`code.subject-kind.${value}`),
            }))}
            onChange={(value: string | undefined) => set('subjectKind', value)}
          />
        </div>
      )}
      {asked.map((question) => (
        <div key={question.id} className="field">
          <label htmlFor={`${id}${question.id}`}>{question.text || question.id}</label>
          <Answer
            id={`${id}${question.id}`}
            question={question}
            value={answers.values[question.id]}
            onChange={(value) => set(question.id, value)}
          />
        </div>
      ))}
      {Object.keys(answers.values).length + answers.leaveOut.length > 0 && (
        <p>
          <Button size="small" onClick={() => onChange({ ...answers, values: {}, leaveOut: [] })}>
            {t('workbench.design.startOver')}
          </Button>
        </p>
      )}
      <h3>{t('workbench.design.outcome')}</h3>
      <div aria-live="polite" aria-busy={busy}>
        {plan && <PlanOutcome plan={plan} definition={definition} asked={asked.length} />}
      </div>
      <p>
        <Link to="/package-what-if">{t('workbench.whatIf.oneLess')}</Link>
      </p>
    </aside>
  );
}

/** A field that a guide asks because a condition reads it: known by the answer given to it. */
function fieldQuestion({ subItems }: PackageDefinition, name: string): PackageQuestion[] {
  const field = subItems
    .flatMap(({ form }) => (form ?? []).flatMap((page) => page.fields))
    .find((one) => one.name === name);
  if (!field) return [];
  const kind = field.kind === 'boolean' || field.kind === 'number' ? field.kind : 'radio';
  return [
    {
      id: name,
      order: 0,
      text: field.label,
      hint: null,
      kind,
      options: field.options ?? [],
      unit: field.unit ?? null,
      when: null,
      about: 'circumstances',
      askedOf: 'applicant',
      published: [],
      derived: false,
    },
  ];
}

function Answer(props: {
  id: string;
  question: PackageQuestion;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
}) {
  const t = useWords();
  const { id, question, value, onChange } = props;
  if (question.kind === 'number') {
    return (
      <InputNumber
        id={id}
        className="wide"
        value={typeof value === 'number' ? value : null}
        addonAfter={question.unit}
        onChange={(next) => onChange(next ?? undefined)}
      />
    );
  }
  const yesNo = question.kind === 'boolean';
  const options = yesNo
    ? [true, false].map((one) => ({ value: String(one), label: t(one ? 'case.yes' : 'case.no') }))
    : question.options.map((one) => ({ value: one.value, label: one.label }));
  return (
    <Select
      id={id}
      className="wide"
      allowClear
      value={value === undefined || value === null ? null : String(value)}
      placeholder={t('workbench.design.notAnswered')}
      options={options}
      onChange={(next: string | undefined) =>
        onChange(next === undefined ? undefined : yesNo ? next === 'true' : next)
      }
    />
  );
}
