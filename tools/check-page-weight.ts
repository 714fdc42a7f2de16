import type { Outcome } from './check-lib.ts';
import { pageWeight, weightLimit } from './page-weight.ts';

const perShape = 3; // pages looked at of one kind of address: /items/513424/… counts as /items/*/*
const passedOver = /^\/(assets|workbench|api|language|view|sign-out|healthz|docs)(\/|\?|$)/;

/**
 * Weighs the pages of a running portal that links lead to from `starts`, with the cookies given.
 * `assetFolder`: where the built style sheets and scripts lie.
 */
export async function weighPages(
  base: string,
  starts: string[],
  cookie: string,
  assetFolder: string,
): Promise<Outcome> {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  const known = new Set(starts);
  const queue = [...starts];
  let heaviest = { path: '', total: 0 };
  let count = 0;
  for (let path = queue.shift(); path; path = queue.shift()) {
    const response = await fetch(new URL(path, base), { headers: { cookie, accept: 'text/html' } });
    const html = await response.text();
    if (response.status >= 500) problems.push(`${path} answers ${response.status}`);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    count++;
    const { total } = pageWeight(html, assetFolder);
    if (total > heaviest.total) heaviest = { path, total };
    if (total > weightLimit) problems.push(`${path} weighs ${kilobytes(total)} compressed`);
    for (const [, href] of html.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)"/g)) {
      const next = href!.replaceAll('&amp;', '&');
      if (known.has(next) || passedOver.test(next)) continue;
      known.add(next);
      const shape = shapeOf(next);
      seen.set(shape, (seen.get(shape) ?? 0) + 1);
      if (seen.get(shape)! <= perShape) queue.push(next);
    }
  }
  return { problems, said: `${count} pages, heaviest ${kilobytes(heaviest.total)} (${heaviest.path})` };
}

function shapeOf(path: string): string {
  return path
    .split('?')[0]!
    .split('/')
    .map((part) => (/\d|%/.test(part) ? '*' : part))
    .join('/');
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
