import { idNumberProblem, isRealDate, normaliseCode } from '../../../../contracts/checks.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { blindIdNumber, normaliseName } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { accountByLogin } from '../store/accounts.ts';
import { endAgent, putRepresentation, representationOf } from '../store/representations.ts';
import { nameOf, type SubjectRow, subjectById } from '../store/subjects.ts';

export type Mandate = {
  name: string;
  idNumber: string;
  /** Last day, YYYY-MM-DD: a mandate always ends. */
  validTo: string;
};

/**
 * The legal representative, acting for the organisation, lets a registered person act for it until a day (民法典 161,
 * 165). Throws `forbidden` for anybody else, `invalid-input` where the person is unknown. Returns the mandate's id.
 */
export async function appointAgent(
  ctx: IdentityContext,
  actor: ApplicantActor,
  given: Mandate,
): Promise<string> {
  const today = localDate(ctx.clock.now());
  await assertRepresentative(ctx, actor, today);
  const idNumber = normaliseCode(given.idNumber);
  const wrong = idNumberProblem(idNumber, today);
  refuse([
    fieldProblem('idNumber', wrong && `id-number-${wrong}`),
    fieldProblem('validTo', isRealDate(given.validTo) && given.validTo >= today ? null : 'date-past'),
  ]);
  const person = await registeredPerson(ctx, idNumber, normaliseName(given.name));
  refuse([fieldProblem('idNumber', person.id === actor.personId ? 'agent-self' : null)]);
  const now = ctx.clock.now();
  return inTx(ctx.db, (tx) =>
    putRepresentation(tx, now, {
      personId: person.id,
      subjectId: actor.subjectId,
      role: 'agent',
      validFrom: today,
      validTo: given.validTo,
      grantedBy: actor.personId,
    }),
  );
}

/** Ends a mandate at once. Throws `not-found` where this organisation gave no such one. */
export async function dismissAgent(
  ctx: IdentityContext,
  actor: ApplicantActor,
  mandateId: string,
): Promise<void> {
  const now = ctx.clock.now();
  await assertRepresentative(ctx, actor, localDate(now));
  if (!(await endAgent(ctx.db, now, actor.subjectId, mandateId))) throw new AppError('not-found');
}

async function assertRepresentative(
  ctx: IdentityContext,
  actor: ApplicantActor,
  today: string,
): Promise<void> {
  const own = await representationOf(ctx.db, actor.personId, actor.subjectId, today);
  if (own?.role !== 'legal_representative') throw new AppError('forbidden');
}

async function registeredPerson(ctx: IdentityContext, idNumber: string, name: string): Promise<SubjectRow> {
  const account = await accountByLogin(ctx.db, 'id-number', blindIdNumber(ctx.keyring, idNumber));
  const person = account && (await subjectById(ctx.db, account.person_id));
  if (person && nameOf(ctx.keyring, person) === name) return person;
  throw new AppError('invalid-input', {}, [{ field: 'idNumber', code: 'person-not-registered', params: {} }]);
}
