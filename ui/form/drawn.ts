import type { FieldProblem } from '../../contracts/errors.ts';
import type { Answers, FormField } from '../../contracts/forms.ts';
import type { Locale } from '../../contracts/locale.ts';
import { hasWord, t } from '../words/index.ts';
import { fieldId } from './field-id.ts';
import { problemText } from './problem-text.ts';

export type Choice = { value: string; label: string };

/** A field as it is to be drawn: every sentence made, every id known. */
export type Drawn = {
  field: FormField;
  locale: Locale;
  id: string;
  /** What was typed last, else the answer kept, as the control shows it. */
  values: string[];
  choices: Choice[] | undefined;
  /** Known to the platform and not for the person to change. */
  locked: boolean;
  /** Where the value came from. */
  from: { head: string; rest: string } | null;
  error: string | null;
  /** Ids of what describes the control: error, hint, source. */
  describedBy: string | undefined;
  /** Of the element around label and control. */
  root: { className: string; 'data-field': string; 'data-decides'?: '' };
};

export type DrawInput = {
  locale: Locale;
  answers: Answers;
  typed: Record<string, string | string[]>;
  problems: readonly FieldProblem[];
  choices: Record<string, Choice[]>;
  decides: ReadonlySet<string>;
  fresh: ReadonlySet<string>;
};

export function draw(field: FormField, input: DrawInput): Drawn {
  const { locale, answers, typed, problems, choices, decides, fresh } = input;
  const id = fieldId(field.name);
  const kept = answers[field.name];
  const values = textsOf(typed[field.name] ?? kept);
  const known = kept !== undefined && kept !== null && kept !== '';
  const locked = field.locked === true && known;
  const problem = problems.find((one) => one.field === field.name);
  const from = known && field.prefill ? sourceText(locale, field.prefill, locked) : null;
  const describedBy = [problem && `${id}-error`, field.hint && `${id}-hint`, from && `${id}-from`]
    .filter(Boolean)
    .join(' ');
  return {
    field,
    locale,
    id,
    values,
    choices: choices[field.name],
    locked,
    from,
    error: problem ? problemText(locale, problem, field.label) : null,
    describedBy: describedBy || undefined,
    root: {
      className: ['field', problem && 'bad', fresh.has(field.name) && 'fresh'].filter(Boolean).join(' '),
      'data-field': field.name,
      ...(decides.has(field.name) ? { 'data-decides': '' as const } : {}),
    },
  };
}

function textsOf(value: string | string[] | number | boolean | null | undefined): string[] {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function sourceText(locale: Locale, prefill: string, locked: boolean): Drawn['from'] {
  const key = `form.source.${prefill}`;
  if (!hasWord(key)) return null;
  const source = t(locale, key);
  return locked
    ? { head: t(locale, 'form.from.locked'), rest: t(locale, 'form.from.locked.rest', { source }) }
    : { head: t(locale, 'form.from'), rest: t(locale, 'form.from.rest', { source }) };
}
