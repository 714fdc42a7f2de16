import Type, { type Static, type TSchema } from 'typebox';

/**
 * The profile of forms: pages of fields, each field a standard data element or the item's own question.
 * A form is JSON Schema 2020-12 (`toJsonSchema`, contracts/form-schema.ts) plus what a person needs to read it.
 */
export const fieldKinds = [
  'text',
  'textarea',
  'number',
  'date',
  'id-number',
  'uscc',
  'phone',
  'select',
  'radio',
  'checkboxes',
  'boolean',
  'division',
  'address',
  'email',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** What the platform already knows of the applicant and fills in before asking. */
export const prefills = [
  'person.name',
  'person.idNumber',
  'person.phone',
  'subject.kind',
  'subject.name',
  'subject.idNumber',
  'enterprise.name',
  'enterprise.uscc',
  'enterprise.legalRepresentative',
  'enterprise.address',
] as const;
export type Prefill = (typeof prefills)[number];

const literals = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values] });
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);

export const FieldOption = Type.Object({
  value: Type.String({ minLength: 1, maxLength: 60 }),
  label: Type.String({ minLength: 1, maxLength: 100 }),
  hint: optional(Type.String({ maxLength: 200 })),
});
export type FieldOption = Static<typeof FieldOption>;

export const FormField = Type.Object({
  name: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,59}$', description: 'key of the answer; a FEEL name' }),
  element: optional(Type.String({ description: 'id of the standard data element (data/elements.json)' })),
  label: Type.String({ minLength: 1, maxLength: 120 }),
  hint: optional(Type.String({ maxLength: 300 })),
  kind: literals(fieldKinds),
  options: optional(Type.Array(FieldOption, { minItems: 1 })),
  unit: optional(Type.String({ maxLength: 20, description: 'shown after the input: 平方米, 人' })),
  required: Type.Boolean({ description: 'where the field is shown at all' }),
  when: optional(Type.String({ description: 'FEEL over the answers; absent: always shown' })),
  minLength: optional(Type.Integer({ minimum: 0 })),
  maxLength: optional(Type.Integer({ minimum: 1 })),
  min: optional(Type.Union([Type.Number(), Type.String()], { description: 'number, or a date YYYY-MM-DD' })),
  max: optional(Type.Union([Type.Number(), Type.String()])),
  step: optional(Type.Number({ exclusiveMinimum: 0, description: '1: whole numbers' })),
  pattern: optional(Type.String()),
  personal: Type.Boolean({ description: 'sealed at rest, masked by default' }),
  prefill: optional(literals(prefills)),
  locked: optional(Type.Boolean({ description: 'shown, not editable: comes from the signed-in subject' })),
  autocomplete: optional(Type.String({ description: 'HTML autocomplete token' })),
  assumed: optional(Type.Boolean({ description: 'not taken from a published source' })),
});
export type FormField = Static<typeof FormField>;

export const FormPage = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
  title: Type.String({ minLength: 1, maxLength: 60 }),
  hint: optional(Type.String({ maxLength: 300 })),
  fields: Type.Array(FormField),
});
export type FormPage = Static<typeof FormPage>;

export const FormDefinition = Type.Object({
  id: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  assumed: optional(Type.Boolean()),
  source: optional(Type.String()),
  pages: Type.Array(FormPage, { minItems: 1 }),
});
export type FormDefinition = Static<typeof FormDefinition>;

export type AnswerValue = string | number | boolean | string[] | null;
/** Field name → value. `subjectKind` (contracts/identity.ts) is always present: the platform puts it there. */
export type Answers = Record<string, AnswerValue>;

export function fieldsOf(form: FormDefinition): FormField[] {
  return form.pages.flatMap((page) => page.fields);
}
