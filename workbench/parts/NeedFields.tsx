import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { FieldProblem } from '../../contracts/errors.ts';
import { useWords } from '../platform/words.tsx';
import { fieldProblem } from './field-problem.ts';

export type Given = Record<string, string>;

/** How one need of an action is asked for. A choice's options are value and words. */
export type NeedField = { label: string; hint?: string; optional?: boolean } & (
  | { kind: 'text' | 'line'; max?: number }
  | { kind: 'date' | 'number' }
  /** Of «many» the values stand one to a line. */
  | { kind: 'choice' | 'many'; options: readonly (readonly [string, string])[] }
  | { kind: 'own'; draw: (value: string, onChange: (value: string) => void, id: string) => ReactNode }
);

type Props = {
  needs: readonly string[];
  fields: Readonly<Record<string, NeedField>>;
  given: Given;
  /** What the server says of single fields; told beside them. */
  problems?: readonly FieldProblem[];
  onChange: (given: Given) => void;
};

/** What a need is called in the body: an organisation is sent as organisationId. */
export const namesOf = (need: string): string[] => [need, `${need}Id`];

/** A labelled field for everything an action needs. */
export function NeedFields({ needs, fields, given, problems = [], onChange }: Props) {
  const t = useWords();
  const id = useId();
  return needs.flatMap((need) => {
    const field = fields[need];
    if (!field) return [];
    const at = id + need;
    const sentence = fieldProblem(t, problems, namesOf(need), field.label);
    return [
      <div className="field" key={need}>
        <label htmlFor={at}>
          {field.label}
          {field.optional && <span className="sub"> {t('workbench.action.optional')}</span>}
        </label>
        {field.hint && (
          <p className="sub" id={`${at}-hint`}>
            {field.hint}
          </p>
        )}
        <Control
          id={at}
          field={field}
          invalid={sentence !== undefined}
          value={given[need] ?? ''}
          onChange={(value) => onChange({ ...given, [need]: value })}
        />
        {sentence && (
          <p id={`${at}-problem`} className="err" role="alert">
            {sentence}
          </p>
        )}
      </div>,
    ];
  });
}

type ControlProps = {
  id: string;
  field: NeedField;
  invalid: boolean;
  value: string;
  onChange: (value: string) => void;
};

function Control({ id, field, invalid, value, onChange }: ControlProps) {
  const t = useWords();
  const told = [field.hint && `${id}-hint`, invalid && `${id}-problem`].filter(Boolean).join(' ');
  const shared = {
    id,
    value,
    'aria-describedby': told || undefined,
    'aria-invalid': invalid ? (true as const) : undefined,
  };
  if (field.kind === 'choice') {
    return (
      <select {...shared} className="input" onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('workbench.action.choose')}</option>
        {field.options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'own') return field.draw(value, onChange, id);
  if (field.kind === 'many') {
    return (
      <Select
        {...shared}
        mode="multiple"
        className="wide"
        optionFilterProp="label"
        value={value ? value.split('\n') : []}
        options={field.options.map(([option, label]) => ({ value: option, label }))}
        onChange={(values: string[]) => onChange(values.join('\n'))}
      />
    );
  }
  if (field.kind === 'text') {
    return (
      <Input.TextArea
        {...shared}
        rows={4}
        maxLength={field.max ?? 1000}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const line = field.kind === 'line';
  return (
    <Input
      {...shared}
      className="filter"
      type={line ? 'text' : field.kind}
      {...(line ? { maxLength: field.max ?? 200 } : {})}
      {...(field.kind === 'number' ? { step: 'any' } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
