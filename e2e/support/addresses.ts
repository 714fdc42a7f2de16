import type { PortalPage } from './routes.ts';
import type { Wire } from './wire.ts';

export type Addresses = {
  /** Of pages, in the order of the routes. */
  pages: { path: string; open: boolean; html: string }[];
  /** Routes that nobody named an address of and no link leads to. */
  unknown: string[];
};

const perRoute = 2; // of the addresses that links lead to

/**
 * Addresses for every route: the named samples; the route itself where it has no parameters; otherwise what links of the
 * pages lead to. Those that answer no page of their own (a file, a redirect) to any of `wires` are left out.
 */
export async function addressesOf(
  routes: readonly PortalPage[],
  samples: Readonly<Record<string, readonly string[]>>,
  wires: readonly Wire[],
): Promise<Addresses> {
  const known = routes.map(({ path, open }) => ({
    path,
    open,
    pattern: patternOf(path),
    found: new Set(samples[path] ?? (/[:*]/.test(path) ? [] : [path])),
  }));
  const pages = new Map<string, string>();
  for (const wire of wires) {
    const queue = known.flatMap(({ found }) => [...found]);
    for (let path = queue.shift(); path; path = queue.shift()) {
      const { text, page } = await wire.get(path);
      if (page) pages.set(path, text);
      for (const [, href] of text.matchAll(/<a\b[^>]*?\shref="(\/[^"#?]*)/g)) {
        const to = href as string;
        const route = known.find(({ pattern }) => pattern.test(to));
        if (!route || samples[route.path] || route.found.has(to) || route.found.size >= perRoute) continue;
        route.found.add(to);
        queue.push(to);
      }
    }
  }
  return {
    pages: known.flatMap(({ found, open }) =>
      [...found].flatMap((path) => {
        const html = pages.get(path);
        return html ? [{ path, open, html }] : [];
      }),
    ),
    unknown: known.filter(({ path, found }) => !found.size && !samples[path]).map(({ path }) => path),
  };
}

/** `/items/:division/:item` as a pattern of the addresses it answers. */
function patternOf(route: string): RegExp {
  const parts = route.split('/').map((part) => {
    if (part === '*') return '.+';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
