import type { ViewChoice } from './pages/paths.ts';
import type { Frame } from './pages/props.ts';

export const viewCookie = 'tongban_view';

const nothing: Frame['view'] = { elder: false, huge: false, contrast: false };

/** The view from its cookie: words of elder, huge, contrast. */
export function readView(cookies: Record<string, string | undefined>): Frame['view'] {
  const words = new Set((cookies[viewCookie] ?? '').split('.'));
  const elder = words.has('elder');
  return { elder, huge: elder && words.has('huge'), contrast: elder && words.has('contrast') };
}

/** The view after a choice; size and colours belong to the elder view and end with it. */
export function choose(view: Frame['view'], choice: ViewChoice): Frame['view'] {
  switch (choice) {
    case 'standard':
      return nothing;
    case 'elder':
      return { ...view, elder: true };
    case 'huge':
      return { ...view, elder: true, huge: true };
    case 'large':
      return { ...view, elder: true, huge: false };
    case 'contrast':
      return { ...view, elder: true, contrast: true };
    case 'plain':
      return { ...view, contrast: false };
  }
}

export function writeView(view: Frame['view']): string {
  return Object.entries(view)
    .filter(([, on]) => on)
    .map(([word]) => word)
    .join('.');
}
