import { testClock } from '../../platform/clock.ts';
import { inTx } from '../../platform/db/index.ts';
import { createTestDb, type TestDb } from '../../platform/testing/db.ts';
import {
  loadDivisions,
  loadOrganisations,
  shippedDivisions,
  shippedOrganisations,
} from '../regions/index.ts';

export const testContext = { clock: testClock('2026-11-23T01:00:00Z') };

/** A database with 德昌县, its organisations and nothing in the catalogue. */
export async function regionsDb(): Promise<TestDb> {
  const test = await createTestDb();
  const places = ['513424', '430182'];
  await inTx(test.db, async (tx) => {
    await loadDivisions(
      tx,
      testContext,
      shippedDivisions().filter((file) => places.includes(file.place)),
    );
    await loadOrganisations(tx, testContext, shippedOrganisations());
  });
  return test;
}
