import type { Absence, StaffActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import type { IdentityContext } from '../context.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { absenceOf, replaceAbsence, setSubstituteOf } from '../store/absence.ts';
import { staffById, writeAudit } from '../store/staff.ts';
import { managed, type StaffManager, staffIdOf } from './manage-staff.ts';

/** Names who does an officer's work while she is away (A/B 岗); both lie within the manager's scope. Null: nobody. */
export async function setSubstitute(
  ctx: IdentityContext,
  by: StaffManager,
  staffId: string,
  substituteId: string | null,
): Promise<void> {
  await managed(ctx, by, staffId);
  if (substituteId !== null) {
    await managed(ctx, by, substituteId);
    const substitute = await staffById(ctx.db, substituteId);
    refuse([
      fieldProblem('substituteId', substituteId !== staffId && substitute?.active ? null : 'not-an-option'),
    ]);
  }
  const now = ctx.clock.now();
  await inTx(ctx.db, async (tx) => {
    await setSubstituteOf(tx, staffId, substituteId);
    const detail = { substituteId };
    await writeAudit(tx, now, {
      staffId: staffIdOf(by),
      action: 'staff.substitute',
      objectId: staffId,
      detail,
    });
    await tellSubstitute(tx, now, staffId);
  });
}

/** An officer enters her own days away; null: she is here. */
export async function planOwnAbsence(
  ctx: IdentityContext,
  actor: StaffActor,
  absence: Absence | null,
): Promise<void> {
  await write(ctx, actor.staffId, actor.staffId, absence);
}

/** The administrator enters them for somebody who could not. */
export async function planAbsence(
  ctx: IdentityContext,
  by: StaffManager,
  staffId: string,
  absence: Absence | null,
): Promise<void> {
  await managed(ctx, by, staffId);
  await write(ctx, staffIdOf(by), staffId, absence);
}

async function write(ctx: IdentityContext, by: string | null, staffId: string, absence: Absence | null) {
  const now = ctx.clock.now();
  refuse([
    fieldProblem('to', !absence || absence.to >= absence.from ? null : 'date-range'),
    fieldProblem('to', !absence || absence.to >= localDate(now) ? null : 'date-past'),
  ]);
  await inTx(ctx.db, async (tx) => {
    await replaceAbsence(tx, now, staffId, absence, by);
    const detail = { absence };
    await writeAudit(tx, now, { staffId: by, action: 'staff.absence', objectId: staffId, detail });
    await tellSubstitute(tx, now, staffId);
  });
}

/** Whoever steps in is told, once for each pair of days (handlers.ts). */
async function tellSubstitute(tx: Tx, now: Date, staffId: string): Promise<void> {
  const { substitute, absence } = await absenceOf(tx, staffId, localDate(now));
  if (!substitute || !absence) return;
  const payload = { staffId, substituteId: substitute.staffId, ...absence };
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`staff:${staffId}`}, 'staff.absent', ${JSON.stringify(payload)}::jsonb, ${now}, ${now})`.execute(
    tx,
  );
}
