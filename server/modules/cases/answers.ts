import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  idNumberProblem,
  mobileProblem,
  normaliseCode,
  normaliseMobile,
  usccProblem,
} from '../../../contracts/checks.ts';
import type { FieldProblem } from '../../../contracts/errors.ts';
import { toJsonSchema, visiblePages } from '../../../contracts/form-schema.ts';
import {
  type Answers,
  type AnswerValue,
  type FormDefinition,
  type FormField,
  fieldsOf,
} from '../../../contracts/forms.ts';
import type { Applicant } from './neighbours.ts';

/** What people typed, as a form posts it or a program sends it. */
export type Typed = Record<string, unknown>;

/** What the platform knows of the applicant already, field by field. */
export function prefilled(form: FormDefinition, applicant: Applicant): Answers {
  const known = fieldsOf(form).flatMap((field) => {
    const value = field.prefill && applicant.prefill[field.prefill];
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return { ...Object.fromEntries(known), subjectKind: applicant.subject.kind };
}

/**
 * The answers as they will be kept: typed by the form, codes normalised, locked fields from the register whatever was
 * sent, questions that these answers do not call for left out.
 */
export function settleAnswers(form: FormDefinition, typed: Typed, applicant: Applicant): Answers {
  const known = prefilled(form, applicant);
  const answers: Answers = { subjectKind: applicant.subject.kind };
  for (const field of fieldsOf(form)) {
    const value = field.locked && known[field.name] !== undefined ? known[field.name] : typed[field.name];
    const read = readValue(field, value);
    if (read !== undefined) answers[field.name] = read;
  }
  return withoutHidden(form, answers);
}

/** A question may hang on another that is hidden itself: what falls away is taken out until nothing more does. */
function withoutHidden(form: FormDefinition, answers: Answers): Answers {
  const shown = new Set(
    visiblePages(form, answers).flatMap((page) => page.fields.map((field) => field.name)),
  );
  const kept = Object.entries(answers).filter(([name]) => name === 'subjectKind' || shown.has(name));
  if (kept.length === Object.keys(answers).length) return answers;
  return withoutHidden(form, Object.fromEntries(kept));
}

/** A value in the type of its field; undefined for none. What does not fit stays as typed, for the schema to refuse. */
export function readValue(field: FormField, value: unknown): AnswerValue | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (field.kind === 'checkboxes') return (Array.isArray(value) ? value : [value]).map(String);
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  const text = String(Array.isArray(value) ? value.at(-1) : value).trim();
  if (!text) return undefined;
  switch (field.kind) {
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : text;
    case 'boolean':
      return (
        ['true', 'on', 'yes', '1'].includes(text) ||
        (['false', 'off', 'no', '0'].includes(text) ? false : text)
      );
    case 'id-number':
    case 'uscc':
      return normaliseCode(text);
    case 'phone':
      return normaliseMobile(text);
    default:
      return text.replace(/\r\n?/g, '\n');
  }
}

/** What is wrong with settled answers, a problem a field in the order of the form; empty: they may be submitted. */
export function answerProblems(form: FormDefinition, answers: Answers, today: string): FieldProblem[] {
  const fields = new Map(fieldsOf(form).map((field) => [field.name, field]));
  const given = fields.has('subjectKind') ? answers : withoutKind(answers);
  const validate = validator(form, answers);
  if (validate(given)) return [];
  const found = new Map<string, FieldProblem>();
  for (const error of validate.errors ?? []) {
    const name =
      error.keyword === 'required' ? String(error.params.missingProperty) : nameIn(error.instancePath);
    const field = fields.get(name);
    if (field && !found.has(name)) found.set(name, problemOf(field, error, given[name], today));
  }
  return [...fields.keys()].flatMap((name) => found.get(name) ?? []);
}

function withoutKind({ subjectKind: _, ...rest }: Answers): Answers {
  return rest;
}

const nameIn = (pointer: string): string => pointer.split('/')[1] ?? '';

const choices: ReadonlySet<string> = new Set(['select', 'radio', 'checkboxes', 'boolean', 'division']);

/** Codes and params are those of ui/words `problem.…`. */
function problemOf(field: FormField, error: ErrorObject, value: unknown, today: string): FieldProblem {
  const { label } = field;
  const limit = (error.params.limit ?? '') as string | number;
  const make = (code: string, params: FieldProblem['params'] = {}): FieldProblem => ({
    field: field.name,
    code,
    params: { label, ...params },
  });
  switch (error.keyword) {
    case 'required':
    case 'minItems':
      return make(choices.has(field.kind) ? 'required-choice' : 'required');
    case 'minLength':
      return make('too-short', { limit });
    case 'maxLength':
      return make('too-long', { limit });
    case 'type':
      return make(field.kind === 'number' ? 'not-a-number' : 'other');
    case 'minimum':
      return make('too-small', { limit });
    case 'maximum':
      return make('too-large', { limit });
    case 'multipleOf':
      return make(field.step === 1 ? 'not-whole' : 'step');
    case 'enum':
      return make('not-an-option');
    case 'formatMinimum':
      return make('too-early', { limit });
    case 'formatMaximum':
      return make('too-late', { limit });
    case 'pattern':
      return make('pattern');
    case 'format':
      return make(formatProblem(field, String(value), today));
    default:
      return make('other');
  }
}

function formatProblem(field: FormField, value: string, today: string): string {
  switch (field.kind) {
    case 'id-number':
      return `id-number-${idNumberProblem(value, today)}`;
    case 'uscc':
      return `uscc-${usccProblem(value)}`;
    case 'phone':
      return `phone-${mobileProblem(value)}`;
    default:
      return field.kind;
  }
}

const ajv = new Ajv2020({ allErrors: true, strict: true });
addFormats.default(ajv, { formats: ['date', 'email'], keywords: true });
ajv.addFormat('id-number', (value: string) => idNumberProblem(value) === null);
ajv.addFormat('uscc', (value: string) => usccProblem(value) === null);
ajv.addFormat('phone', (value: string) => mobileProblem(value) === null);
ajv.addFormat('division', /^\d{6}(\d{3}(\d{3})?)?$/);

/** Compiling takes milliseconds, checking microseconds: one validator per form version and set of visible fields. */
const validators = new Map<string, ValidateFunction>();

function validator(form: FormDefinition, answers: Answers): ValidateFunction {
  const shown = visiblePages(form, answers).flatMap((page) => page.fields.map((field) => field.name));
  const key = `${form.id}@${form.version}:${shown.join()}`;
  let made = validators.get(key);
  if (!made) {
    if (validators.size > 500) validators.clear();
    made = ajv.compile(toJsonSchema(form, answers));
    validators.set(key, made);
  }
  return made;
}

/** A few fields on their own, as an officer fills them in: the answers in their types, and what is wrong with them. */
export function fieldProblems(
  fields: readonly FormField[],
  typed: Typed,
  today: string,
): { answers: Answers; problems: FieldProblem[] } {
  const shown = fields.map(({ when: _, ...field }) => ({ ...field, required: true }));
  const form: FormDefinition = {
    id: `fields:${shown.map(({ name }) => name).join()}`,
    version: 1,
    title: '',
    pages: [{ id: 'fields', title: '—', fields: shown }],
  };
  const answers: Answers = {};
  for (const field of shown) {
    const read = readValue(field, typed[field.name]);
    if (read !== undefined) answers[field.name] = read;
  }
  return { answers, problems: answerProblems(form, answers, today) };
}
