import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildWorkbench, sourceHash } from './build.ts';

test('builds once per state of the sources, with nothing inline', { timeout: 60_000 }, async () => {
  const folder = await buildWorkbench();
  expect(folder).toContain(await sourceHash());
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<style|style="|<script(?![^>]*\ssrc=)/);
  const { mtimeMs } = await stat(join(folder, 'index.html'));
  expect(await buildWorkbench()).toBe(folder);
  expect((await stat(join(folder, 'index.html'))).mtimeMs).toBe(mtimeMs);
  // One sheet for every page; what a page of its own needs (the figure of packages) comes with that page.
  expect(html.match(/rel="stylesheet"/g)).toHaveLength(1);
  const names = await readdir(join(folder, 'assets'));
  expect(names.filter((name) => name.endsWith('.css')).length).toBeLessThanOrEqual(2);
});
