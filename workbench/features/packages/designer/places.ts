/** Where in the designer a place of a package is edited. */
export const parts = ['order', 'questions', 'item', 'package', 'versions'] as const;
export type Part = (typeof parts)[number];

export type Spot = { part: Part; item?: string };

/** The page of a place as findings and changes name it: subItems.food.materials.m3.when → the item food. */
export function spotOf(path: string): Spot {
  const [head = '', key] = path.split('.');
  if (head === 'subItems' && key) return { part: 'item', item: key };
  if (head.startsWith('dependencies')) return { part: 'order' };
  if (head === 'questions') return { part: 'questions' };
  return { part: 'package' };
}

/** Element of a place, in which `focusPlace` looks. */
export const placeId = (path: string): string => `at-${path}`;

/** Focuses the element of the place, or of the nearest one around it; tells whether there was any. */
export function focusPlace(path: string): boolean {
  const words = path.split('.');
  for (let count = words.length; count > 0; count -= 1) {
    const found = document.getElementById(placeId(words.slice(0, count).join('.')));
    if (!found) continue;
    for (let around = found.parentElement; around; around = around.parentElement) {
      if (around instanceof HTMLDetailsElement) around.open = true;
    }
    const target = found.matches('input, textarea, button, [tabindex]')
      ? found
      : (found.querySelector<HTMLElement>('input, textarea, button, summary') ?? found);
    found.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    return true;
  }
  return false;
}
