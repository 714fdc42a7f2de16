import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { openField } from '../personal-data.ts';
import { demandLevel, levelToRepresent } from '../real-name.ts';
import { representationOf } from '../store/representations.ts';
import { type SubjectRow, subjectById } from '../store/subjects.ts';
import { findRepresented } from './bind-enterprise.ts';

/**
 * From the next request on this session acts for `subjectId`: an organisation with a mandate in force, or the person.
 * A legal representative is looked up in the register again, because they change. Throws `forbidden`,
 * `real-name-level` or `cannot-bind`.
 */
export async function switchSubject(
  ctx: IdentityContext,
  actor: ApplicantActor,
  subjectId: string,
): Promise<void> {
  if (subjectId !== actor.personId) await assertMandate(ctx, actor, subjectId);
  await sql`update identity.session set subject_id = ${subjectId}
    where id = ${actor.sessionId} and account_id = ${actor.accountId}`.execute(ctx.db);
}

async function assertMandate(ctx: IdentityContext, actor: ApplicantActor, subjectId: string): Promise<void> {
  const today = localDate(ctx.clock.now());
  const mandate = await representationOf(ctx.db, actor.personId, subjectId, today);
  if (!mandate) throw new AppError('forbidden');
  demandLevel(actor.level, levelToRepresent);
  if (mandate.role === 'agent') return;
  const subject = (await subjectById(ctx.db, subjectId)) as SubjectRow;
  await findRepresented(
    ctx,
    actor.personId,
    openField(ctx.keyring, subject.id, 'number', subject.number_sealed),
  );
}
