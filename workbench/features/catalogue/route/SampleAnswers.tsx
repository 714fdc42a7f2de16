import { Input, Select } from 'antd';
import { useId } from 'react';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { RouteStep } from '../../../../contracts/review-routes.ts';
import type { ItemRouteView } from '../../../../contracts/route-views.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { useWords } from '../../../platform/words.tsx';

type Field = ItemRouteView['fields'][number];
type Props = {
  item: ItemRouteView;
  steps: readonly RouteStep[];
  answers: Record<string, unknown>;
  applies: Record<string, boolean>;
  onChange: (answers: Record<string, unknown>) => void;
};

/** The conditions tried on answers one makes up: only those that some condition asks for. */
export function SampleAnswers({ item, steps, answers, applies, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const names = new Set(steps.flatMap((step) => (step.when ? conditionOf(step.when).names : [])));
  const asked = item.fields.filter((field) => names.has(field.name));
  const set = (name: string, value: unknown) => onChange({ ...answers, [name]: value });
  return (
    <section className="pane" aria-labelledby="sample">
      <h2 id="sample">{t('workbench.editor.sample')}</h2>
      <p className="sub">
        {t(asked.length ? 'workbench.editor.sampleHint' : 'workbench.editor.noConditions')}
      </p>
      {asked.map((field) => (
        <div key={field.name} className="field">
          <label htmlFor={`${id}${field.name}`}>{field.label}</label>
          <Answer id={`${id}${field.name}`} field={field} value={answers[field.name]} onChange={set} />
        </div>
      ))}
      <ol>
        {steps.map((step) => (
          <li key={step.id}>
            {step.name}{' '}
            <Tag tone={applies[step.id] ? 'ok' : 'idle'}>
              {t(applies[step.id] ? 'workbench.editor.applies' : 'workbench.editor.notApplies')}
            </Tag>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Answer(props: {
  id: string;
  field: Field;
  value: unknown;
  onChange: (name: string, value: unknown) => void;
}) {
  const t = useWords();
  const { id, field, value, onChange } = props;
  const set = (next: unknown) => onChange(field.name, next);
  if (field.kind === 'boolean') {
    const options = [true, false].map((one) => ({
      value: String(one),
      label: t(one ? 'case.yes' : 'case.no'),
    }));
    return (
      <Select
        id={id}
        className="wide"
        allowClear
        value={value === undefined ? null : String(value)}
        options={options}
        onChange={(next: string | null) => set(next ? next === 'true' : undefined)}
      />
    );
  }
  if (field.options.length) {
    const many = field.kind === 'checkboxes';
    return (
      <Select
        id={id}
        className="wide"
        allowClear
        {...(many ? { mode: 'multiple' as const } : {})}
        value={(value ?? (many ? [] : null)) as never}
        options={field.options}
        onChange={(next) => set(next ?? undefined)}
      />
    );
  }
  const numeric = field.kind === 'number';
  return (
    <Input
      id={id}
      inputMode={numeric ? 'decimal' : 'text'}
      value={String(value ?? '')}
      onChange={({ target }) => {
        const typed = target.value.trim();
        set(
          typed === '' ? undefined : numeric && Number.isFinite(Number(typed)) ? Number(typed) : target.value,
        );
      }}
    />
  );
}
