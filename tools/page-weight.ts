import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a page may weigh on the wire with its style sheet and scripts, compressed: 60 KB (an old phone, a slow line). */
export const weightLimit = 60 * 1024;

export type PageWeight = { html: number; assets: number; total: number };

/**
 * Bytes a first visit takes: the page and every style sheet and script it names under /assets/, each gzipped at level
 * 6 as servers do. Throws where a named asset is not in `assetFolder`: the page would come without its looks.
 */
export function pageWeight(html: string, assetFolder: string): PageWeight {
  const names = new Set(
    [...html.matchAll(/(?:href|src)="\/assets\/([^"?#]+)"/g)].map(([, name]) => name as string),
  );
  const sizes = [...names].map((name) => gzipSync(readFileSync(join(assetFolder, name))).length);
  const assets = sizes.reduce((sum, size) => sum + size, 0);
  const page = gzipSync(html).length;
  return { html: page, assets, total: page + assets };
}
