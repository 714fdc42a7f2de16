import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testFolder } from '../server/platform/testing/db.ts';
import { findForbidden } from './check-boundaries.ts';

let house: string;
beforeEach(() => {
  house = testFolder();
});
afterEach(() => rmSync(house, { recursive: true }));

function plant(path: string, text = 'export type Thing = string;\n'): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

/** Rules broken by one file that imports another. */
async function broken(from: string, to: string, text = `import '@/${to}';\n`): Promise<string[]> {
  const up = '../'.repeat(from.split('/').length - 1) || './';
  plant(to);
  plant(from, text.replace('@/', up));
  const { found } = await findForbidden(house, [...new Set([from.split('/')[0]!, to.split('/')[0]!])]);
  return [...new Set(found.map((one) => one.split(':')[0]!))];
}

it.each([
  ['contracts/cases.ts', 'server/platform/clock.ts', 'contracts-alone'],
  ['contracts/cases.ts', 'ui/words/index.ts', 'contracts-alone'],
  ['ui/form/field.tsx', 'server/platform/clock.ts', 'ui-on-contracts'],
  ['server/platform/db/index.ts', 'server/modules/cases/index.ts', 'platform-below'],
  ['server/platform/db/index.ts', 'ui/form/field.tsx', 'platform-below'],
  ['server/modules/cases/store.ts', 'portal/render.ts', 'modules-below'],
  ['server/modules/cases/store.ts', 'server/compose.ts', 'modules-below'],
  ['server/modules/hall/index.ts', 'contracts/hall.ts', 'known-module'],
  ['server/modules/cases/submit.ts', 'server/modules/catalogue/store.ts', 'module-order-cases'],
  ['server/modules/regions/store.ts', 'server/modules/cases/index.ts', 'module-order-regions'],
  ['server/modules/licences/store.ts', 'server/modules/packages/index.ts', 'module-order-licences'],
  ['server/compose.ts', 'server/modules/cases/store.ts', 'module-faces'],
  ['portal/routes/apply.ts', 'server/modules/cases/store.ts', 'module-faces'],
  ['portal/pages/home.tsx', 'server/modules/cases/index.ts', 'portal-views'],
  ['portal/islands/upload.ts', 'portal/render.ts', 'portal-views'],
  ['portal/routes/apply.ts', 'server/compose.ts', 'portal-below'],
  ['workbench/main.tsx', 'portal/pages/home.tsx', 'workbench-below'],
  ['server/compose.ts', 'bench/main.ts', 'nothing-on-leaves'],
  ['server/compose.ts', 'server/platform/testing/db.ts', 'no-test-support'],
])('%s must not import %s', async (from, to, rule) => {
  expect(await broken(from, to)).toEqual([rule]);
});

it.each([
  ['server/modules/cases/submit.ts', 'server/modules/catalogue/index.ts'],
  ['server/modules/ratings/rate.ts', 'server/modules/cases/index.ts'],
  ['server/modules/cases/submit.ts', 'ui/words/index.ts'],
  ['server/modules/cases/submit.test.ts', 'server/platform/testing/db.ts'],
  ['server/modules/cases/testing.ts', 'server/modules/catalogue/testing.ts'],
  ['portal/pages/pages.test.ts', 'portal/samples/index.ts'],
  ['portal/pages/pages.test.ts', 'tools/page-weight.ts'],
  ['portal/routes/apply.ts', 'server/modules/cases/index.ts'],
  ['workbench/main.tsx', 'ui/form/field.tsx'],
  ['e2e/journey.test.ts', 'server/main.ts'],
])('%s may import %s', async (from, to) => {
  expect(await broken(from, to)).toEqual([]);
});

const from = 'ui/form/field.tsx';
const to = 'server/platform/clock.ts';
it.each([
  `import type { Thing } from '@/${to}';\nexport const one = (thing: Thing) => <b>{thing}</b>;\n`,
  `import { type Thing } from '@/${to}';\nexport type One = Thing;\n`,
  `export type { Thing } from '@/${to}';\n`,
  `export const later = () => import('@/${to}');\n`,
])('sees %j', async (text) => {
  expect(await broken(from, to, text)).toEqual(['ui-on-contracts']);
});

it('sees a cycle of types, and names from a browser', async () => {
  plant('contracts/a.ts', `import type { B } from './b.ts';\nexport type A = B[];\n`);
  plant('contracts/b.ts', `import type { A } from './a.ts';\nexport type B = A | 'b';\n`);
  plant('contracts/c.ts', `import { readFileSync } from 'node:fs';\nexport const c = readFileSync;\n`);
  plant('contracts/d.ts', `export { e } from './gone.ts';\n`);
  const { found } = await findForbidden(house, ['contracts']);
  expect(found.sort()).toEqual([
    'contracts-in-browser: contracts/c.ts -> fs',
    'no-cycle: contracts/a.ts -> contracts/b.ts -> contracts/a.ts',
    'resolves: contracts/d.ts -> ./gone.ts',
  ]);
});
