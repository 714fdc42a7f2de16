import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { createTestDb, type TestDb } from '../../../platform/testing/db.ts';
import { importItems, shippedItems } from '../../catalogue/index.ts';
import {
  loadDivisions,
  loadOrganisations,
  shippedDivisions,
  shippedOrganisations,
} from '../../regions/index.ts';
import {
  getPackageVersion,
  getPublishedPackage,
  importPackages,
  listPackages,
  shippedOverlays,
  shippedPackages,
} from '../index.ts';

const ctx = { clock: testClock('2026-11-23T01:00:00Z') };
const place = '513424';
let test: TestDb;
const load = (file: string, publish = true) =>
  inTx(test.db, (tx) =>
    importPackages(tx, ctx, { file, divisionCode: place, publish, overlays: shippedOverlays() }),
  );
const fileOf = (...packages: object[]) => JSON.stringify({ packages });
const small = { id: 'small', name: '小事（演示）', subItems: [{ key: 'a', name: '甲', limitDays: 3 }] };

beforeAll(async () => {
  test = await createTestDb();
  await inTx(test.db, async (tx) => {
    await loadDivisions(
      tx,
      ctx,
      shippedDivisions().filter((file) => file.place === place),
    );
    await loadOrganisations(
      tx,
      ctx,
      shippedOrganisations().filter(({ division }) => division === place),
    );
    await importItems(tx, ctx, { file: shippedItems(), divisionCode: place, publish: true });
  });
});
afterAll(() => test.close());

describe('packages of a file', () => {
  it('are published in the division, filled in from its published items', async () => {
    const report = await load(shippedPackages());
    expect(report).toMatchObject({ loaded: 16, created: 16, published: 16, refused: [], blocked: [] });
    expect(await listPackages(test.db, { divisionCode: place })).toHaveLength(16);
    const restaurant = await getPublishedPackage(test.db, place, 'restaurant');
    const food = restaurant?.definition.subItems.find(({ key }) => key === 'food');
    expect(food?.item?.id).toBe('HN-000131024000-01');
    expect(restaurant?.version).toBe(1);
  });

  it('make no new version when they are loaded again', async () => {
    expect(await load(shippedPackages())).toMatchObject({ created: 0, changed: 0, unchanged: 16 });
    const again = await getPublishedPackage(test.db, place, 'restaurant');
    expect(again?.version).toBe(1);
  });

  it('make the next version when they change, and keep what was published', async () => {
    await load(fileOf(small));
    await load(fileOf({ ...small, promisedDays: 2 }));
    expect((await getPublishedPackage(test.db, place, 'small'))?.version).toBe(2);
    const first = await getPackageVersion(test.db, place, 'small', 1);
    expect(first?.definition.promise).toBeNull();
    const change = sql`update packages.package_version set sm3 = 'x' where package_id = 'small'`.execute(
      test.db,
    );
    await expect(change).rejects.toThrow('已经发布');
  });

  it('stay drafts where they are bad, and leave the version before in force', async () => {
    const dependencies = [
      { from: 'a', to: 'b', kind: 'state' },
      { from: 'b', to: 'a', kind: 'state' },
    ];
    const bad = { ...small, subItems: [...small.subItems, { key: 'b', name: '乙' }], dependencies };
    const report = await load(fileOf(bad, { id: 'broken' }));
    expect(report.blocked.map(({ id, refusals }) => [id, refusals[0]?.code])).toEqual([['small', 'cycle']]);
    expect(report.refused.map(({ path, problem }) => [path, problem])).toEqual([['packages[1]', 'missing']]);
    expect((await getPublishedPackage(test.db, place, 'small'))?.version).toBe(2);
    expect((await getPackageVersion(test.db, place, 'small', 3))?.publishedAt).toBeNull();
  });

  it('are published later where they were drafts only because nobody asked', async () => {
    const draft = { ...small, id: 'draft' };
    expect((await load(fileOf(draft), false)).published).toBe(0);
    expect(await getPublishedPackage(test.db, place, 'draft')).toBeUndefined();
    expect((await load(fileOf(draft))).unchanged).toBe(1);
    expect((await getPublishedPackage(test.db, place, 'draft'))?.version).toBe(1);
  });
});
