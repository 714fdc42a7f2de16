import type { FieldProblem } from '../contracts/errors.ts';
import { fieldsOf } from '../contracts/forms.ts';
import type { Locale } from '../contracts/locale.ts';
import { t } from '../ui/words/index.ts';
import { choicesFor } from './choices.ts';
import type { PortalContext } from './context.ts';
import type { DraftView } from './draft-view.ts';
import { shownAnswer } from './review.ts';

/** A problem for each field that another window changed: what stands there now, beside what was typed here. */
export async function elsewhereProblems(
  ctx: PortalContext,
  view: DraftView,
  names: readonly string[],
  locale: Locale,
): Promise<FieldProblem[]> {
  if (names.length === 0) return [];
  const fields = fieldsOf(view.item.form).filter(({ name }) => names.includes(name));
  const choices = await choicesFor(ctx, view.draft.divisionCode, { id: 'elsewhere', title: '', fields });
  return fields.map((field) => {
    const now = shownAnswer(field, view.draft.answers[field.name], choices, locale);
    const params = { label: field.label, now: now || t(locale, 'review.empty') };
    return { field: field.name, code: 'changed-elsewhere', params };
  });
}
