import type { FormPage } from '../../../../contracts/forms.ts';
import type { PlanField } from '../../../../contracts/plan.ts';

/**
 * The pages of the one form: pages of one id are one page, a page comes after all that any form has before it. What was
 * answered in the guide or is produced on the way stands on none.
 */
export function mergePages(
  fields: readonly PlanField[],
  forms: readonly (readonly FormPage[])[],
): FormPage[] {
  const asked = fields.filter(({ state, rule }) => state !== 'produced' && rule.code !== 'answered-in-guide');
  const onPage = Map.groupBy(asked, ({ page }) => page);
  return sequence(forms).flatMap((page) => {
    const own = onPage.get(page.id);
    return own ? [{ ...page, fields: own.map(({ field }) => field) }] : [];
  });
}

/** All pages in an order that agrees with every form; where two forms disagree, the first of them is right. */
function sequence(forms: readonly (readonly FormPage[])[]): FormPage[] {
  const pages = new Map<string, FormPage>();
  const before = new Map<string, Set<string>>();
  for (const form of forms) {
    form.forEach((page, at) => {
      if (!pages.has(page.id)) pages.set(page.id, page);
      const known = before.get(page.id) ?? new Set<string>();
      for (const { id } of form.slice(0, at)) if (!before.get(id)?.has(page.id)) known.add(id);
      before.set(page.id, known);
    });
  }
  const placed = new Set<string>();
  const order: FormPage[] = [];
  while (order.length < pages.size) {
    const open = [...pages.values()].filter(({ id }) => !placed.has(id));
    const next = open.find(({ id }) =>
      [...(before.get(id) ?? [])].every((one) => placed.has(one) || one === id),
    );
    const page = (next ?? open[0]) as FormPage;
    placed.add(page.id);
    order.push(page);
  }
  return order;
}
