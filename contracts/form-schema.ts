import { holds } from './feel.ts';
import { conditionOf } from './feel-condition.ts';
import { type Answers, type FormDefinition, type FormField, type FormPage, fieldsOf } from './forms.ts';

/** The pages with only the fields that these answers call for; pages left empty fall away. */
export function visiblePages(form: FormDefinition, answers: Answers): FormPage[] {
  return form.pages
    .map((page) => ({ ...page, fields: page.fields.filter((field) => holds(field.when, answers)) }))
    .filter((page) => page.fields.length > 0);
}

/** Names of the fields that decide whether others are asked. */
export function decidingFields(form: FormDefinition): Set<string> {
  return new Set(fieldsOf(form).flatMap(({ when }) => (when ? conditionOf(when).names : [])));
}

/**
 * The JSON Schema 2020-12 of a form as these answers shape it: hidden fields are neither required nor allowed, and
 * `subjectKind`, which the platform adds for conditions, is no answer (validate without it).
 * Formats `id-number`, `uscc`, `phone`, `division` are ours, `date` and `email` the standard's; Ajv gets them from the server.
 */
export function toJsonSchema(form: FormDefinition, answers: Answers): JsonSchema {
  const fields = visiblePages(form, answers).flatMap((page) => page.fields);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: form.title,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    required: fields.filter((field) => field.required).map((field) => field.name),
    additionalProperties: false,
  };
}

export type JsonSchema = { [key: string]: unknown };

export function fieldSchema(field: FormField): JsonSchema {
  const about = { title: field.label, ...(field.hint ? { description: field.hint } : {}) };
  return { ...about, ...typeOf(field) };
}

function typeOf(field: FormField): JsonSchema {
  const values = field.options?.map((option) => option.value) ?? [];
  switch (field.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return defined({ type: 'number', minimum: field.min, maximum: field.max, multipleOf: field.step });
    case 'checkboxes':
      return {
        type: 'array',
        items: { type: 'string', enum: values },
        uniqueItems: true,
        minItems: field.required ? 1 : 0,
      };
    case 'select':
    case 'radio':
      return { type: 'string', enum: values };
    case 'date':
      // Comparing dates is the server's Ajv keyword of ajv-formats (formatMinimum), absent where no bound is given.
      return defined({ type: 'string', format: 'date', formatMinimum: field.min, formatMaximum: field.max });
    case 'id-number':
    case 'uscc':
    case 'phone':
    case 'division':
    case 'email':
      return { type: 'string', format: field.kind };
    case 'text':
    case 'textarea':
    case 'address':
      return defined({
        type: 'string',
        minLength: Math.max(field.minLength ?? 0, field.required ? 1 : 0),
        maxLength: field.maxLength ?? (field.kind === 'textarea' ? 2000 : 200),
        pattern: field.pattern,
      });
  }
}

function defined(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
