import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUscc } from '../../../contracts/checks.ts';
import { divisionKey } from '../../../contracts/regions.ts';
import { testClock } from '../../platform/clock.ts';
import { inTx } from '../../platform/db/index.ts';
import { createTestDb, type TestDb } from '../../platform/testing/db.ts';
import {
  childDivisions,
  divisionPath,
  getDivision,
  getVenue,
  isWithin,
  loadDivisions,
  loadOrganisations,
  organisationsOf,
  servedDivisions,
  shippedDivisions,
  shippedOrganisations,
  venuesOf,
} from './index.ts';

const ctx = { clock: testClock('2026-11-23T01:00:00Z') };
let test: TestDb;
beforeAll(async () => {
  test = await createTestDb();
  await inTx(test.db, (tx) => loadDivisions(tx, ctx, shippedDivisions()));
  await inTx(test.db, (tx) => loadOrganisations(tx, ctx, shippedOrganisations()));
});
afterAll(() => test.close());

describe('divisions', () => {
  it('reach from the province to the village', async () => {
    const names = (await divisionPath(test.db, '513424001001')).map((one) => one.name);
    expect(names.slice(0, 3)).toEqual(['四川省', '凉山彝族自治州', '德昌县']);
    expect(names).toHaveLength(5);
  });

  it('put a district of a municipality directly below it', async () => {
    const path = await divisionPath(test.db, '500114122');
    expect(path.map((one) => [one.name, one.level])).toEqual([
      ['重庆市', 2],
      ['黔江区', 4],
      ['沙坝镇', 5],
    ]);
  });

  it('hold the five places in full', async () => {
    expect(await childDivisions(test.db, '513424')).toHaveLength(12);
    expect(await childDivisions(test.db, '430182')).toHaveLength(29);
    expect(await childDivisions(test.db, '500114122')).toHaveLength(7);
    expect((await childDivisions(test.db, '371500')).map((one) => one.name)).toContain('东昌府区');
    expect((await childDivisions(test.db, '441400')).map((one) => one.name)).toContain('梅县区');
    expect((await getDivision(test.db, '430182'))?.name).toBe('宁乡市');
  });

  it('say who lies in whom without looking at prefixes', async () => {
    expect(await isWithin(test.db, '513424001001', '513424')).toBe(true);
    expect(await isWithin(test.db, '513424', '513424')).toBe(true);
    expect(await isWithin(test.db, '513424', '430182')).toBe(false);
  });

  it('are not read twice, and end where a new edition lacks them', async () => {
    const files = shippedDivisions();
    const again = await inTx(test.db, (tx) => loadDivisions(tx, ctx, files));
    expect(again).toMatchObject({ changed: 0, unchanged: again.loaded });
    const shaba = files.find((file) => file.place === '500114122')!;
    const next = { ...shaba, edition: '2024-06-30', rows: shaba.rows.slice(0, -1) };
    expect(await inTx(test.db, (tx) => loadDivisions(tx, ctx, [next]))).toMatchObject({ changed: 1 });
    expect(await childDivisions(test.db, '500114122')).toHaveLength(6);
    expect(await inTx(test.db, (tx) => loadDivisions(tx, ctx, [shaba]))).toMatchObject({ changed: 1 });
  });

  it.each([
    ['51', '510000'],
    ['4414', '441400'],
    ['513424', '513424'],
    ['513424000000', '513424'],
    ['500114122000', '500114122'],
    ['500114122001', '500114122001'],
    ['5134', '513400'],
    ['12345', null],
    ['德昌', null],
  ])('have one key, however written: %s → %s', (written, key) => expect(divisionKey(written)).toBe(key));
});

describe('organisations', () => {
  it('are demonstration, with codes whose check digits hold', async () => {
    for (const code of ['513424', '430182']) {
      const all = await organisationsOf(test.db, code);
      expect(all.length).toBeGreaterThan(15);
      for (const one of all)
        expect([one.name.endsWith('（演示）'), one.demo, isUscc(one.uscc ?? '')]).toEqual([true, true, true]);
    }
    expect((await servedDivisions(test.db)).map((one) => one.code)).toEqual(['430182', '513424']);
  });

  it('have centres with windows, the county first, then its townships', async () => {
    const venues = await venuesOf(test.db, '513424');
    expect(venues[0]?.windows.map((one) => one.kind)).toContain('difficult');
    expect(venues).toHaveLength(4);
    expect((await getVenue(test.db, '513424-centre'))?.hours).toHaveLength(3);
  });

  it('are not read twice', async () => {
    const again = await inTx(test.db, (tx) => loadOrganisations(tx, ctx, shippedOrganisations()));
    expect(again).toMatchObject({ changed: 0, unchanged: again.loaded });
  });
});
