import type { PageName, PageProps, Renderer } from '../render.ts';
import type { Samples } from './samples.ts';

/** Every sample as a document; `name` is page and case: Guide-offline. */
export function renderAll(renderer: Renderer, samples: Samples): { name: string; html: string }[] {
  return Object.entries(samples).flatMap(([page, cases]) =>
    Object.entries(cases).map(([kind, props]) => ({
      name: `${page}-${kind}`,
      html: renderer.page(page as PageName, props as PageProps<PageName>),
    })),
  );
}
