import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/uuid.ts';
import type { IdentityContext } from '../context.ts';
import { openField } from '../personal-data.ts';
import { demandLevel, levelToRepresent } from '../real-name.ts';
import { powersOf } from '../store/mandates.ts';
import { type SubjectRow, subjectById } from '../store/subjects.ts';
import { assertStands, findRepresented } from './bind-enterprise.ts';

/**
 * From the next request on this session acts for `subjectId`: an organisation she represents, who gave her a mandate, or the
 * person. The register is asked again: representatives change, and what is closed has no agents (民法典 173 no. 5). Throws `forbidden`,
 * `real-name-level` or `cannot-bind`.
 */
export async function switchSubject(
  ctx: IdentityContext,
  actor: ApplicantActor,
  subjectId: string,
): Promise<void> {
  if (!isUuid(subjectId)) throw new AppError('forbidden');
  if (subjectId !== actor.personId) await assertPower(ctx, actor, subjectId);
  await sql`update identity.session set subject_id = ${subjectId}
    where id = ${actor.sessionId} and account_id = ${actor.accountId}`.execute(ctx.db);
}

/** Throws where the person may not act for the subject today, by law or by mandate. */
export async function assertPower(
  ctx: IdentityContext,
  actor: Pick<ApplicantActor, 'personId' | 'level'>,
  subjectId: string,
): Promise<void> {
  const today = localDate(ctx.clock.now());
  const powers = await powersOf(ctx.db, actor.personId, today, subjectId);
  if (powers.length === 0) throw new AppError('forbidden');
  demandLevel(actor.level, levelToRepresent);
  const subject = (await subjectById(ctx.db, subjectId)) as SubjectRow;
  if (subject.kind === 'person') return;
  const uscc = openField(ctx.keyring, subject.id, 'number', subject.number_sealed);
  if (powers.some((power) => power.mandate === null)) await findRepresented(ctx, actor.personId, uscc);
  else await assertStands(ctx, uscc);
}
