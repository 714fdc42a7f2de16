import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDb, openDb, sql } from '../../platform/db/index.ts';
import type { CasesContext } from './context.ts';
import { releaseCase, submitCase, takeCase } from './index.ts';
import { neighboursOf } from './neighbours.ts';
import {
  type CasesBed,
  casesBed,
  county,
  foodLicence,
  key,
  restaurant,
  restaurantDraft,
  submitted,
} from './testing.ts';
import { verifyChains } from './verify.ts';

const patience = 300_000;
let bed: CasesBed;
/** Two processes, as it were: each with its own pool. */
let other: CasesContext;
beforeAll(async () => {
  bed = await casesBed();
  const db = openDb(bed.url, { role: 'tongban_app', poolSize: 8 });
  other = { ...bed.ctx, db, neighbours: neighboursOf({ ...bed.ctx, db }) };
});
afterAll(async () => {
  await closeDb(other.db);
  await bed.close();
});

it(
  'two officers take the same case 1,000 times: exactly one has it, the other is told who',
  async () => {
    const { clerk, otherClerk } = bed.officers;
    const names = { [clerk.staffId]: clerk.name, [otherClerk.staffId]: otherClerk.name };
    const made: { id: string }[] = [];
    for (let index = 0; index < 10; index++) made.push(await submitted(bed));
    let version = 1;
    for (let round = 0; round < 100; round++) {
      await Promise.all(
        made.map(async ({ id }) => {
          const body = { version };
          const tries = await Promise.allSettled([
            takeCase(bed.ctx, clerk, { caseId: id, key: key(), body }),
            takeCase(other, otherClerk, { caseId: id, key: key(), body }),
          ]);
          const won = tries.findIndex((one) => one.status === 'fulfilled');
          const lost = tries.find((one) => one.status === 'rejected');
          expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
          const winner = won === 0 ? clerk : otherClerk;
          expect(lost?.reason).toMatchObject({ code: 'case-taken', params: { by: names[winner.staffId] } });
          await releaseCase(bed.ctx, winner, { caseId: id, key: key(), body: { version: version + 1 } });
        }),
      );
      version += 2;
    }
    const { rows } = await sql<{ version: number }>`
    select version from cases."case" where id = any(${made.map((one) => one.id)}::uuid[])`.execute(bed.db);
    expect(rows.map((row) => row.version)).toEqual(made.map(() => version));
  },
  patience,
);

it(
  'the same submission sent 20 times at once makes one case and burns no number',
  async () => {
    const before = await sequence();
    const draftId = await restaurantDraft(bed);
    const input = { divisionCode: county, itemCode: foodLicence, draftId, key: key() };
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        submitCase(index % 2 ? other : bed.ctx, bed.enterprise, input),
      ),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(await sequence()).toBe(before + 1);
  },
  patience,
);

it(
  '50 submissions at once are numbered without gaps, refusals between them burn none',
  async () => {
    const before = await sequence();
    const answers = restaurant;
    const drafts: string[] = [];
    for (let index = 0; index < 50; index++) {
      // One draft an account: each is given to an account of its own.
      const id = await restaurantDraft(bed);
      await sql`update cases.draft set account_id = ${`account-${index}`} where id = ${id}`.execute(bed.db);
      drafts.push(id);
    }
    const made = await Promise.allSettled(
      drafts.flatMap((draftId, index) => {
        const who = { ...bed.enterprise, accountId: `account-${index}` };
        const input = { divisionCode: county, itemCode: foodLicence, draftId, answers };
        const wrong = { ...input, answers: { ...answers, seats: -1 } };
        const ctx = index % 2 ? other : bed.ctx;
        return [
          submitCase(ctx, who, { ...wrong, key: key() }),
          submitCase(ctx, who, { ...input, key: key() }),
        ];
      }),
    );
    const numbers = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : [])).sort();
    expect(numbers).toEqual(
      Array.from(
        { length: 50 },
        (_, index) => `513424-20261123-${String(before + 1 + index).padStart(6, '0')}`,
      ),
    );
    expect(await verifyChains(bed.db)).toMatchObject({ faults: 0, first: null });
  },
  patience,
);

async function sequence(): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select last from cases.number_sequence where scope = 'case/20261123'`.execute(bed.db);
  return rows[0]?.last ?? 0;
}
