import { actedAnswers, onPaper } from '../../../contracts/acted-licence.ts';
import {
  type Answers,
  type FieldOption,
  type FormDefinition,
  type FormField,
  fieldsOf,
} from '../../../contracts/forms.ts';
import data from '../../../data/acted-licence.json' with { type: 'json' };
import type { ItemVersion } from '../catalogue/index.ts';
import type { ActedLicence, ActedType } from '../licences/index.ts';

const { held: actedField, prior: priorField } = actedAnswers;
const pageId = 'held-licence';

/** The types, and what a subject holds of them. */
export type ActedOn = { type: ActedType; held: readonly ActedLicence[] };

const filled = (text: string, params: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

/**
 * The item as this applicant is asked it, where it acts on a licence held already: a page in front from which she picks
 * it, and no field of the item's own in which its number would be copied. `optional`: a program handed in answers
 * alone, which may name it in such a field.
 */
export function askWhichHeld(
  item: ItemVersion,
  { type, held }: ActedOn,
  { optional = false, kept }: { optional?: boolean; kept?: Answers | undefined } = {},
): ItemVersion {
  const numbers = held.filter(({ may }) => may);
  const before = kept?.[actedField];
  const options: FieldOption[] = numbers.map((one) => ({
    value: one.number,
    label: `${type.typeName} ${one.number}`,
    hint: one.validUntil ? filled(data.valid, { until: one.validUntil }) : data.open,
  }));
  // What was chosen with the application stays a choice when it is mended, whatever became of it since.
  if (typeof before === 'string' && before !== onPaper && !numbers.some(({ number }) => number === before)) {
    options.push({ value: before, label: `${type.typeName} ${before}` });
  }
  const required = !optional && kept === undefined;
  return withPage(item, type, { options, required, own: optional, hint: hintOf(type, held) });
}

/** The same for whoever reads a case: the question is there where it was answered. */
export function readsActedOn(item: ItemVersion, type: ActedType): ItemVersion {
  return withPage(item, type, { options: [], required: false, own: true, when: `${actedField} != null` });
}

/** The licence to begin with: the only one there is to choose. */
export function onlyHeld(form: FormDefinition): Answers {
  const field = fieldsOf(form).find(({ name }) => name === actedField);
  const held = field?.options?.filter(({ value }) => value !== onPaper) ?? [];
  return held.length === 1 && held[0] ? { [actedField]: held[0].value } : {};
}

/** `own`: whether the item's own fields for the number stay. */
type Asked = { options: FieldOption[]; required: boolean; own: boolean; hint?: string; when?: string };

function withPage(item: ItemVersion, type: ActedType, asked: Asked): ItemVersion {
  const { form } = item;
  const pages = form.pages.filter(({ id }) => id !== pageId);
  if (pages.some(({ fields }) => fields.some(({ name }) => name === actedField))) return item;
  const { title, label } = data.acts[type.act];
  const named = { type: type.typeName };
  const { when, hint } = asked;
  const which: FormField = {
    name: actedField,
    label: filled(label, named),
    ...(when
      ? { kind: 'text', when }
      : { kind: 'radio', options: [...asked.options, { value: onPaper, ...data.paper }] }),
    required: asked.required,
    personal: false,
  };
  const prior: FormField = {
    name: priorField,
    label: filled(data.number.label, named),
    hint: data.number.hint,
    kind: 'text',
    required: asked.required,
    maxLength: 60,
    personal: false,
    when: `${actedField} = "${onPaper}"`,
  };
  const values = asked.options.map(({ value }) => value).join(' ');
  const rest = asked.own ? withOwnOptional(pages, type) : withoutOwn(pages, type);
  return {
    ...item,
    form: {
      ...form,
      // Validators are kept by this id: other choices are another form.
      id: when ? form.id : `${form.id} ${asked.required} ${values}`,
      pages: [{ id: pageId, title, ...(hint ? { hint } : {}), fields: [which, prior] }, ...rest],
    },
  };
}

type Pages = FormDefinition['pages'];

/** Without fields that ask for the number of that very licence; one on which others hang stays. */
function withoutOwn(pages: Pages, type: ActedType): Pages {
  const own = asksItsNumber(pages, type);
  return pages
    .map((page) => ({ ...page, fields: page.fields.filter((field) => !own(field)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** They stand as they were answered, and none is demanded: a correction (art. 32) asks nothing that was never asked. */
function withOwnOptional(pages: Pages, type: ActedType): Pages {
  const own = asksItsNumber(pages, type);
  return pages.map((page) => ({
    ...page,
    fields: page.fields.map((field) => (own(field) ? { ...field, required: false } : field)),
  }));
}

function asksItsNumber(pages: Pages, { names }: ActedType): (field: FormField) => boolean {
  const stems = names.flatMap((name) => [name, name.replace(/(证书|证)$/, '')]).map(escaped);
  const own = new RegExp(filled(data.ownField, { names: stems.join('|') }));
  const conditions = pages.flatMap(({ fields }) => fields.map(({ when = '' }) => when)).join(' ');
  return ({ name, label, kind }) => kind === 'text' && own.test(label) && !conditions.includes(name);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function hintOf({ typeName }: ActedType, held: readonly ActedLicence[]): string {
  const barred = held.filter(({ may }) => !may);
  const list = barred.map(({ number, state }) => `${number}${data.states[state]}`).join('、');
  const found = held.length > barred.length ? data.hint.found : data.hint.none;
  return [
    filled(found, { type: typeName }),
    ...(barred.length ? [filled(data.hint.barred, { list })] : []),
  ].join('');
}
