import { ageOf } from '../../../../contracts/checks.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { mandatePlace, openField } from '../personal-data.ts';
import { offersFor } from '../queries/mandates.ts';
import { demandLevel, levelToRepresent } from '../real-name.ts';
import { confirmRow, endMandateRow, type MandateRow } from '../store/mandates.ts';
import { type SubjectRow, subjectById } from '../store/subjects.ts';
import { paperOf, paperTemplate } from './mandate-paper.ts';

/**
 * The agent agrees, in her own account and known face to face: from now on she may act, and the deed 授权委托书 is fixed.
 * Throws `not-found` for what was not offered to her, `real-name-level`, `outside-mandate` (under-age: 民法典 18, 144).
 */
export async function confirmMandate(ctx: IdentityContext, actor: ApplicantActor, id: string): Promise<void> {
  const offer = await offerOf(ctx, actor, id);
  demandLevel(actor.level, levelToRepresent);
  const now = ctx.clock.now();
  const person = (await subjectById(ctx.db, actor.personId)) as SubjectRow;
  const idNumber = openField(ctx.keyring, person.id, 'number', person.number_sealed);
  if (ageOf(idNumber, localDate(now)) < 18) throw new AppError('outside-mandate', { reason: 'under-age' });
  const data = await paperOf(ctx, offer, person, now);
  const paperSealed = ctx.keyring.seal(JSON.stringify(data), mandatePlace(id, 'paper'));
  const done = await inTx(ctx.db, (tx) =>
    confirmRow(tx, now, id, { agentId: actor.personId, paperSealed, paperTemplate }),
  );
  if (!done) throw new AppError('not-found');
}

/** The agent does not want it. Throws `not-found` for what was not offered to her. */
export async function declineMandate(ctx: IdentityContext, actor: ApplicantActor, id: string): Promise<void> {
  await offerOf(ctx, actor, id);
  if (!(await endMandateRow(ctx.db, ctx.clock.now(), id, 'agent'))) throw new AppError('not-found');
}

async function offerOf(ctx: IdentityContext, actor: ApplicantActor, id: string): Promise<MandateRow> {
  const offer = (await offersFor(ctx, actor)).find((one) => one.id === id);
  if (!offer) throw new AppError('not-found');
  return offer;
}
