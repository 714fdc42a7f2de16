import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../platform/clock.ts';
import { type Keyring, openKeyring } from '../../platform/crypto/index.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { createTestDb, type TestDb, testFolder } from '../../platform/testing/db.ts';
import {
  addHolding,
  getLicenceType,
  holdingsOf,
  importLicenceTypes,
  licenceTypes,
  shippedLicenceTypes,
} from './index.ts';

let test: TestDb;
let ctx: { clock: ReturnType<typeof testClock>; keyring: Keyring };
const subjectId = '00000000-0000-4000-8000-000000000001';
beforeAll(async () => {
  test = await createTestDb();
  ctx = { clock: testClock('2026-11-23T01:00:00Z'), keyring: await openKeyring(testFolder()) };
  await inTx(test.db, (tx) => importLicenceTypes(tx, shippedLicenceTypes()));
});
afterAll(() => test.close());

describe('licence types', () => {
  it('load all, and change nothing the second time', async () => {
    expect(await licenceTypes(test.db)).toHaveLength(32);
    const again = await inTx(test.db, (tx) => importLicenceTypes(tx, shippedLicenceTypes()));
    expect(again).toMatchObject({ changed: 0, unchanged: 32, refused: [] });
  });

  it('know their holders and other names', async () => {
    expect(await getLicenceType(test.db, 'business-licence')).toMatchObject({
      name: '营业执照',
      holderKinds: ['enterprise', 'institution', 'social-organisation', 'individual-business'],
    });
    expect((await getLicenceType(test.db, 'realestate-cert'))?.aliases).toEqual([
      '不动产登记证明',
      '不动产登记证',
    ]);
    expect((await getLicenceType(test.db, 'resident-id'))?.holderKinds).toEqual(['person']);
  });

  it('refuse a wrong entry by itself', async () => {
    const file = JSON.stringify({
      licenceTypes: [
        { id: 'x1', officialName: '证', issuedBy: 'nobody' },
        { id: 'x2', officialName: '证二', issuedBy: 'platform' },
      ],
    });
    const report = await inTx(test.db, (tx) => importLicenceTypes(tx, file));
    expect(report).toMatchObject({ loaded: 1, changed: 1 });
    expect(report.refused[0]?.path).toContain('licenceTypes[0].issuedBy');
  });
});

describe('holdings', () => {
  it('are sealed in the database and open here', async () => {
    const holding = { subjectId, typeId: 'business-licence', number: '91513424MA6000003D', source: '演示' };
    const id = await addHolding(test.db, ctx, holding);
    expect(await addHolding(test.db, ctx, { ...holding, validUntil: '2030-01-01' })).toBe(id);
    expect(await holdingsOf(test.db, ctx, subjectId, 'business-licence')).toMatchObject([
      { typeName: '营业执照', number: '91513424MA6000003D', validUntil: '2030-01-01' },
    ]);
    const { rows } = await sql<{ text: string }>`select h::text as text from licences.holding h`.execute(
      test.db,
    );
    expect(rows[0]?.text).not.toContain('91513424MA6000003D');
  });

  it('end with their last day', async () => {
    await addHolding(test.db, ctx, {
      subjectId,
      typeId: 'food-business-licence',
      number: 'JY15134240000015',
      validUntil: '2026-11-22',
      source: '演示',
    });
    expect(await holdingsOf(test.db, ctx, subjectId, 'food-business-licence')).toEqual([]);
  });
});
