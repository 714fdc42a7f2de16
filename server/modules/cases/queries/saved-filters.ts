import { randomUUIDv7 } from 'node:crypto';
import type { FilterQuery, NewFilter, SavedFilter } from '../../../../contracts/cases.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { countSeats } from '../review/seat-list.ts';
import { openJson, places, sealJson } from '../sealing.ts';
import { askedOf, planOf } from './list-page.ts';
import { countRows } from './list-rows.ts';

/** Each costs a count whenever the list is opened. */
const mostFilters = 20;
const countLimit = 1000;

type Row = { id: string; name: string; sealed: string; first: boolean };

/** An officer's own filters by name, each with how many cases it has now. */
export async function savedFilters(ctx: CasesContext, actor: StaffActor): Promise<SavedFilter[]> {
  const { rows } = await sql<Row>`select id, name, sealed, first from cases.saved_filter
    where staff_id = ${actor.staffId} order by first desc, name limit ${mostFilters}`.execute(ctx.db);
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => {
      const query = openJson<FilterQuery>(ctx, sealed, places.filter(row.id));
      return { ...row, query, count: await countOf(ctx, actor, query) };
    }),
  );
}

/** A search by text has its answer by index, but no cheap number. */
async function countOf(ctx: CasesContext, actor: StaffActor, query: FilterQuery): Promise<number | null> {
  if (query.text?.trim()) return null;
  const asked = await askedOf(ctx, actor, query);
  if (query.queue === 'steps') {
    return (await countSeats(ctx.db, asked.hands, asked.seats, ctx.clock.now())).count;
  }
  return countRows(ctx.db, planOf(asked, null, countLimit));
}

/** Keeps a filter under its name; the list opens with the one marked `first`. Throws `not-allowed-now` at the 21st. */
export async function saveFilter(ctx: CasesContext, actor: StaffActor, given: NewFilter): Promise<void> {
  const { name, query, first } = given;
  const { staffId } = actor;
  await inTx(ctx.db, async (tx) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from cases.saved_filter where staff_id = ${staffId} for update`.execute(tx);
    const known = rows.find((row) => row.name === name);
    if (!known && rows.length >= mostFilters) throw new AppError('not-allowed-now', { reason: 'filters' });
    const id = known?.id ?? randomUUIDv7();
    const { sealed } = sealJson(ctx, query, places.filter(id));
    if (first)
      await sql`update cases.saved_filter set first = false where staff_id = ${staffId} and first`.execute(
        tx,
      );
    await sql`insert into cases.saved_filter (id, staff_id, name, sealed, first, at)
      values (${id}, ${staffId}, ${name}, ${sealed}, ${first}, ${ctx.clock.now()})
      on conflict (staff_id, name) do update set sealed = excluded.sealed, first = excluded.first,
        at = excluded.at`.execute(tx);
  });
}

export async function dropFilter(ctx: CasesContext, actor: StaffActor, id: string): Promise<void> {
  await sql`delete from cases.saved_filter where id = ${id} and staff_id = ${actor.staffId}`.execute(ctx.db);
}
