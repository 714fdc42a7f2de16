import { randomUUIDv7 } from 'node:crypto';
import type { StaffActor } from '../../../../contracts/identity.ts';
import {
  type LicenceBatchOrder,
  type LicenceBatchReply,
  mostInBatch,
} from '../../../../contracts/licence-batches.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { inScope, scopeOf } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { designOf } from '../design.ts';
import { places } from '../issued-store.ts';
import { getLicenceType } from '../queries/licence-types.ts';

const columns = { division: 'place_code', organisation: 'organisation_id' };

/**
 * Orders the same thing for up to 500 licences: those named, or those of a type that need it, oldest first. Each is
 * made by the outbox, one after the other. Everything named must be the officer's to issue: `not-found` else, and then
 * nothing is ordered. `invalid-input` where nothing is left to do.
 */
export async function orderBatch(
  ctx: LicencesContext,
  actor: StaffActor,
  { key, body }: { key: string; body: LicenceBatchOrder },
): Promise<LicenceBatchReply> {
  const reply = await inTx(ctx.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`licence-batch:${actor.staffId}`}))`.execute(tx);
    const known = await sameOrder(tx, actor, key);
    if (known) return known;
    if (body.typeId && !(await getLicenceType(tx, body.typeId)))
      throw new AppError('not-found', { reason: 'licence' });
    const { ids, left } = await chosen(ctx, tx, actor, body);
    if (!ids.length) throw new AppError('invalid-input', { reason: 'batch-empty' });
    const id = randomUUIDv7();
    const at = ctx.clock.now();
    const reason = ctx.keyring.seal(body.reason, places.batchReason(id));
    await sql`insert into licences.batch (id, act, type_id, reason_sealed, staff_id, command_key, ordered_at)
      values (${id}, ${body.act}, ${body.typeId ?? null}, ${reason}, ${actor.staffId}, ${key}, ${at})`.execute(
      tx,
    );
    const column = body.act === 'retry' ? sql`issue_id` : sql`licence_id`;
    await sql`insert into licences.batch_item (batch_id, seq, ${column})
      select ${id}, n, one from unnest(${ids}::uuid[]) with ordinality as t (one, n)`.execute(tx);
    await orderStep(tx, id, at);
    return { id, total: ids.length, left };
  });
  ctx.nudge();
  return reply;
}

/** The next licence of a batch, as a row of its own: what else waits in the outbox gets its turn between two of them. */
export async function orderStep(tx: Tx, batchId: string, at: Date): Promise<void> {
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`licence:batch:${batchId}`}, 'licence.batch-step', ${JSON.stringify({ batchId })}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
}

async function sameOrder(tx: Tx, actor: StaffActor, key: string): Promise<LicenceBatchReply | undefined> {
  const { rows } = await sql<{ id: string; total: number }>`
    select b.id, (select count(*)::int from licences.batch_item i where i.batch_id = b.id) as total
    from licences.batch b where b.staff_id = ${actor.staffId} and b.command_key = ${key}`.execute(tx);
  return rows[0] && { ...rows[0], left: 0 };
}

type Chosen = { ids: string[]; left: number };

async function chosen(
  ctx: LicencesContext,
  tx: Tx,
  actor: StaffActor,
  body: LicenceBatchOrder,
): Promise<Chosen> {
  const scope = scopeOf(actor.grants, 'licence.issue');
  const { rows } = await (body.act === 'retry'
    ? sql<{ id: string }>`select i.id from licences.issue i
        where ${inScope('i', scope, columns)} and ${named('i', body)} and (i.state = 'refused' or ${!!body.ids})
        order by i.wanted_at limit ${mostInBatch * 20}`
    : sql<{ id: string }>`select i.id from licences.issued i
        where ${inScope('i', scope, columns)} and ${named('i', body)} and ${await needs(ctx, tx, body)}
        order by i.issued_at limit ${mostInBatch * 20}`
  ).execute(tx);
  const ids = rows.map(({ id }) => id);
  if (!body.ids) return { ids: ids.slice(0, mostInBatch), left: Math.max(0, ids.length - mostInBatch) };
  if (ids.length !== body.ids.length) throw new AppError('not-found', { reason: 'licence' });
  return { ids: body.ids, left: 0 };
}

function named(alias: 'i', { ids, typeId }: LicenceBatchOrder) {
  const table = sql.ref(alias);
  if (!ids && !typeId) throw new AppError('invalid-input', { reason: 'batch-whose' });
  return sql`(${ids ?? null}::uuid[] is null or ${table}.id = any(${ids ?? null}::uuid[]))
    and (${typeId ?? null}::text is null or ${table}.type_id = ${typeId ?? null})`;
}

/** Of all licences of a type, those that are valid and not yet in the layout in force; of named ones, all. */
async function needs(ctx: LicencesContext, tx: Tx, { act, ids, typeId }: LicenceBatchOrder) {
  if (ids || !typeId) return sql`true`;
  const today = localDate(ctx.clock.now());
  const valid = sql`i.state = 'valid' and (i.valid_until is null or i.valid_until >= ${today}::date)`;
  if (act === 'renew') return sql`${valid} and i.valid_until is not null`;
  const { layout } = await designOf(tx, typeId);
  return sql`${valid} and (i.layout_id, i.layout_version) is distinct from (${layout.id}, ${layout.version}::int)`;
}
