import { normaliseCode, usccProblem } from '../../../../contracts/checks.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { maskName } from '../mask.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { demandLevel, levelToRepresent } from '../real-name.ts';
import { localEnterpriseRegistry, type RegisteredEnterprise } from '../registries.ts';
import { endFormerRepresentatives, putRepresentation, representationOf } from '../store/representations.ts';
import { ensureSubject, subjectById } from '../store/subjects.ts';

export type BoundEnterprise = { subjectId: string; name: string };

/**
 * Lets the account act for an enterprise whose legal representative, by the register, is this very person.
 * Throws `real-name-level`, or `cannot-bind` that says who can do it instead. Doing it again changes nothing.
 */
export async function bindEnterprise(
  ctx: IdentityContext,
  actor: ApplicantActor,
  typed: { uscc: string },
): Promise<BoundEnterprise> {
  const uscc = normaliseCode(typed.uscc);
  const problem = usccProblem(uscc);
  refuse([fieldProblem('uscc', problem && `uscc-${problem}`)]);
  demandLevel(actor.level, levelToRepresent);
  const enterprise = await findRepresented(ctx, actor.personId, uscc);
  return bind(ctx, actor.personId, enterprise);
}

/** The register's entry when the person is its legal representative and it may act; else throws `cannot-bind`. */
export async function findRepresented(
  ctx: IdentityContext,
  personId: string,
  uscc: string,
): Promise<RegisteredEnterprise> {
  const enterprise = await assertStands(ctx, uscc);
  const { name } = enterprise;
  const person = await subjectById(ctx.db, personId);
  if (person?.number_blind !== enterprise.legalRepresentativeBlind) {
    const representative = maskName(enterprise.legalRepresentativeName);
    throw new AppError('cannot-bind', { reason: 'not-representative', enterprise: name, representative });
  }
  return enterprise;
}

/** The register's entry of an organisation that may act; else throws `cannot-bind` (unknown, closed). */
export async function assertStands(ctx: IdentityContext, uscc: string): Promise<RegisteredEnterprise> {
  const registry = ctx.enterprises ?? localEnterpriseRegistry(ctx.db);
  const enterprise = await registry.find(uscc);
  if (!enterprise) throw new AppError('cannot-bind', { reason: 'unknown', uscc });
  const { name, status } = enterprise;
  if (status !== 'active') throw new AppError('cannot-bind', { reason: 'closed', enterprise: name, status });
  return enterprise;
}

function bind(
  ctx: IdentityContext,
  personId: string,
  enterprise: RegisteredEnterprise,
): Promise<BoundEnterprise> {
  const now = ctx.clock.now();
  return inTx(ctx.db, async (tx) => {
    const { kind, name, uscc, demonstration } = enterprise;
    const subject = await ensureSubject(tx, ctx.keyring, now, { kind, name, number: uscc, demonstration });
    const before = await representationOf(tx, personId, subject.id, localDate(now));
    if (before?.role === 'legal_representative') return { subjectId: subject.id, name };
    await endFormerRepresentatives(tx, now, subject.id, personId);
    await putRepresentation(tx, now, {
      personId,
      subjectId: subject.id,
      role: 'legal_representative',
      validFrom: localDate(now),
      validTo: null,
      grantedBy: null,
    });
    return { subjectId: subject.id, name };
  });
}
