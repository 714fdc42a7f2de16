import type { CaseView } from '../../../../contracts/cases.ts';
import { visiblePages } from '../../../../contracts/form-schema.ts';
import type { Answers, AnswerValue, FormDefinition, FormField } from '../../../../contracts/forms.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { t } from '../../../../ui/words/index.ts';
import { maskIdNumber, maskName, maskPhone } from '../../identity/index.ts';

export type AnswerViews = CaseView['answers'];
/** Division code → name as people say it: 德州街道 角半社区. */
export type Places = ReadonlyMap<string, string>;

/** The answers of a round in the order of the form, with what the round before said where it differs. */
export function answerViews(
  form: FormDefinition,
  answers: Answers,
  before: Answers | null,
  show: { masked: boolean; locale: Locale; places?: Places },
): AnswerViews {
  return visiblePages(form, answers).flatMap((page) =>
    page.fields.map((field) => {
      const masked = show.masked && field.personal && answers[field.name] != null;
      const write = (value: AnswerValue | undefined) => {
        const text = answerText(field, value, show.locale, show.places);
        return masked ? masks(field, text) : text;
      };
      const changed =
        before !== null &&
        JSON.stringify(before[field.name] ?? null) !== JSON.stringify(answers[field.name] ?? null);
      return {
        name: field.name,
        label: field.label,
        page: page.title,
        value: write(answers[field.name]),
        masked,
        changedFrom: changed ? write(before[field.name]) : null,
        source: field.prefill && field.locked ? t(show.locale, 'case.source.prefill') : null,
      };
    }),
  );
}

/** A value as people read it: the labels of options, the unit after a number. */
export function answerText(
  field: FormField,
  value: AnswerValue | undefined,
  locale: Locale,
  places: Places = new Map(),
): string {
  if (value === undefined || value === null || value === '') return '';
  const label = (one: unknown) => field.options?.find((option) => option.value === one)?.label ?? String(one);
  if (Array.isArray(value)) return value.map(label).join(locale === 'en' ? ', ' : '、');
  if (typeof value === 'boolean') return t(locale, value ? 'case.yes' : 'case.no');
  if (typeof value === 'number' && field.unit) return `${value} ${field.unit}`;
  return places.get(String(value)) ?? label(value);
}

function masks(field: FormField, text: string): string {
  switch (field.kind) {
    case 'id-number':
      return maskIdNumber(text);
    case 'phone':
      return maskPhone(text);
    case 'address':
    case 'textarea':
      return text && `${[...text].slice(0, 3).join('')}******`;
    default:
      return maskName(text);
  }
}
