import type { AnswerValue, FormField, FormPage } from '../contracts/forms.ts';
import type { Locale } from '../contracts/locale.ts';
import { t } from '../ui/words/index.ts';
import { type DraftView, problemsOfPage } from './draft-view.ts';
import type { Choices, ReviewProps } from './pages/props.ts';

/** What was answered, page by page, as people read it before they sign. Nothing is masked: it is the applicant's own. */
export function reviewPages(view: DraftView, choices: Choices, locale: Locale): ReviewProps['pages'] {
  return view.pages.map((page: FormPage) => ({
    id: page.id,
    title: page.title,
    answers: page.fields.map((field) => ({
      name: field.name,
      label: field.label,
      value: shownAnswer(field, view.draft.answers[field.name], choices, locale),
      source: field.locked ? t(locale, 'apply.source.account') : null,
    })),
  }));
}

/** An answer as people read it; '' where there is none. */
export function shownAnswer(
  field: FormField,
  value: AnswerValue | undefined,
  choices: Choices,
  locale: Locale,
): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return t(locale, value ? 'form.yes' : 'form.no');
  const labels = new Map(
    [...(field.options ?? []), ...(choices[field.name] ?? [])].map((one) => [one.value, one.label]),
  );
  const text = (Array.isArray(value) ? value : [value])
    .map((one) => labels.get(String(one)) ?? String(one))
    .join('、');
  return field.unit ? `${text} ${field.unit}` : text;
}

/** Steps that still lack something, so that the way to mend it is one press away. */
export function openSteps(view: DraftView, locale: Locale): ReviewProps['open'] {
  const pages = view.pages.flatMap((page) => {
    const count = problemsOfPage(page, view.problems).length;
    return count
      ? [{ step: page.id, title: page.title, say: t(locale, 'apply.open.fields', { count }) }]
      : [];
  });
  if (!view.missing.length) return pages;
  const names = view.missing.map(({ params }) => params.label).join('、');
  const say = t(locale, 'apply.open.materials', { count: view.missing.length, names });
  return [...pages, { step: 'materials', title: t(locale, 'apply.step.materials'), say }];
}
