import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { MandateSide, MandateState, MandateView } from '../../../../contracts/mandates.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/uuid.ts';
import type { IdentityContext } from '../context.ts';
import { maskIdNumber, maskPhone } from '../mask.ts';
import { mandatePlace } from '../personal-data.ts';
import {
  type MandateRow,
  mandateById,
  mandatesOfAgent,
  mandatesOfPrincipal,
  offersTo,
} from '../store/mandates.ts';
import { nameOf, type SubjectRow, subjectById } from '../store/subjects.ts';

export type MandateList = { given: MandateView[]; received: MandateView[]; offers: MandateView[] };

/** Given in the name the actor acts for in her own right, held by her, and waiting for her; newest first. */
export async function listMandates(ctx: IdentityContext, actor: ApplicantActor): Promise<MandateList> {
  const [given, received, offers] = await Promise.all([
    actor.mandates ? [] : mandatesOfPrincipal(ctx.db, actor.subjectId),
    mandatesOfAgent(ctx.db, actor.personId),
    offersFor(ctx, actor),
  ]);
  const views = (rows: MandateRow[], side: MandateSide) =>
    Promise.all(rows.map((row) => viewOf(ctx, row, side)));
  return {
    given: await views(given, 'principal'),
    received: await views(received, 'agent'),
    offers: await views(offers, 'offer'),
  };
}

/** One mandate for one of its sides; anybody else gets `not-found`. */
export async function getMandate(
  ctx: IdentityContext,
  actor: ApplicantActor,
  id: string,
): Promise<MandateView> {
  const { row, side } = await visibleMandate(ctx, actor, id);
  return viewOf(ctx, row, side);
}

export async function visibleMandate(
  ctx: IdentityContext,
  actor: ApplicantActor,
  id: string,
): Promise<{ row: MandateRow; side: MandateSide }> {
  const row = isUuid(id) ? await mandateById(ctx.db, id) : undefined;
  if (row?.agentId === actor.personId) return { row, side: 'agent' };
  if (row && !actor.mandates && row.principalId === actor.subjectId) return { row, side: 'principal' };
  const offer = row && (await offersFor(ctx, actor)).find((one) => one.id === id);
  if (offer) return { row: offer, side: 'offer' };
  throw new AppError('not-found');
}

/** Offered to this very person: the number or phone of her account, and her name, are those that were typed. */
export async function offersFor(ctx: IdentityContext, actor: ApplicantActor): Promise<MandateRow[]> {
  const { rows } = await sql<{ number_blind: string; phone_blind: string | null }>`
    select p.number_blind, a.phone_blind from identity.account a join identity.subject p on p.id = a.person_id
    where a.id = ${actor.accountId} and a.closed_at is null`.execute(ctx.db);
  const own = rows[0];
  if (!own) return [];
  const blinds = [own.number_blind, ...(own.phone_blind ? [own.phone_blind] : [])];
  const offers = await offersTo(ctx.db, blinds, localDate(ctx.clock.now()));
  return offers.filter(
    (row) => ctx.keyring.open(row.nameSealed, mandatePlace(row.id, 'name')) === actor.personName,
  );
}

async function viewOf(ctx: IdentityContext, row: MandateRow, side: MandateSide): Promise<MandateView> {
  const principal = (await subjectById(ctx.db, row.principalId)) as SubjectRow;
  const login = ctx.keyring.open(row.loginSealed, mandatePlace(row.id, 'login'));
  return {
    id: row.id,
    side,
    state: stateOf(row, localDate(ctx.clock.now())),
    relation: row.relation,
    principalName: nameOf(ctx.keyring, principal),
    agentName: ctx.keyring.open(row.nameSealed, mandatePlace(row.id, 'name')),
    login: side === 'principal' ? (login.length === 18 ? maskIdNumber(login) : maskPhone(login)) : null,
    divisionName: row.divisionName,
    items: row.itemNames,
    mayCommit: row.mayCommit,
    validFrom: row.validFrom,
    validTo: row.validTo,
    givenAt: row.givenAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    ended: row.endedAt && row.endedBy ? { at: row.endedAt.toISOString(), by: row.endedBy } : null,
  };
}

function stateOf(row: MandateRow, today: string): MandateState {
  if (row.endedAt) return 'ended';
  if (row.validTo < today) return 'expired';
  return row.agentId ? 'in-force' : 'offered';
}
