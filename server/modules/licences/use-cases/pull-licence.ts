import { randomUUIDv7 } from 'node:crypto';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { LicencePull, PulledLicence } from '../../../../contracts/licence-use.ts';
import type { LicenceElement } from '../../../../contracts/licences.ts';
import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { scopeOf } from '../../identity/index.ts';
import { giveConsent } from '../consent.ts';
import type { LicencesContext } from '../context.ts';
import type { AskedLicences } from '../issuing/granted-case.ts';
import { openShowCode, recordLook, tokenOfDigits } from '../queries/shown-licence.ts';
import { noteReliance } from '../reliance.ts';

type Ring = Pick<LicencesContext, 'db' | 'clock' | 'keyring' | 'cases'>;
export type Shown = Awaited<ReturnType<typeof openShowCode>>;
export const attachedPlace = (id: string) => `licences.attached:${id}`;

/**
 * A window takes a licence from the code that its holder shows, typed or scanned: with the fields that were allowed,
 * for a purpose that the holder reads; for a case, it stands with the case from then on, and for the material that is
 * bound to its type or that the clerk names. AppError `show-code-over`, `not-found` (case), `licence-not-usable` where it
 * is of somebody else than the applicant, not valid now, or not the kind that the material is bound to.
 */
export async function pullLicence(
  ctx: Ring,
  actor: StaffActor,
  { code: given, purpose, caseId, materialId }: LicencePull,
): Promise<PulledLicence> {
  const shown = await openGiven(ctx, given);
  const fields = caseId
    ? await attach(ctx, actor, shown, { caseId, materialId: materialId ?? null })
    : await look(ctx, actor, shown, purpose);
  const { typeName, state, issuerName, validUntil, identifier } = shown.card;
  const elements = fields.map(({ label, value }) => ({ label, value }));
  return { typeName, state, issuerName, validUntil, identifier, elements };
}

/** The code as it was typed or scanned. AppError `show-code-over`. */
export async function openGiven(ctx: Omit<Ring, 'cases'>, given: string): Promise<Shown> {
  const scanned = /[0-9a-z]{38,43}\.[\w-]{32}/.exec(given)?.[0];
  return openShowCode(ctx, scanned ?? (await tokenOfDigits(ctx, given)));
}

const allowed = ({ code, card }: Shown) => card.elements.filter(({ key }) => code.fields.includes(key));

/** What the holder let be seen, and where the material says what the office needs, no more of it than that. */
export function passedOn(shown: Shown, needed: readonly string[] = []) {
  return allowed(shown).filter(
    ({ label }) => !needed.length || label === '证照编号' || needed.includes(label),
  );
}

async function look(ctx: Ring, actor: StaffActor, shown: Shown, purpose: string): Promise<LicenceElement[]> {
  const [place] = scopeOf(actor.grants, 'licence.pull');
  const fields = allowed(shown);
  await recordLook(ctx, actor, { ...shown, kind: 'pulled', purpose, fields, place });
  return fields;
}

async function attach(
  ctx: Ring,
  actor: StaffActor,
  shown: Shown,
  to: { caseId: string; materialId: string | null },
): Promise<LicenceElement[]> {
  const one = (await ctx.cases.mayRead(actor, to.caseId)) ? await ctx.cases.asked(to.caseId) : undefined;
  if (!one) throw new AppError('not-found', { reason: 'case' });
  const { code, card } = shown;
  const materialId = materialFor(to.materialId, card.typeId, one);
  const problem = problemOf(shown, one, materialId);
  const place = { divisionCode: one.placeCode, organisationId: one.organisation.id };
  const seen = {
    ...shown,
    kind: 'pulled' as const,
    purpose: one.itemName,
    place,
    caseId: to.caseId,
    itemCode: one.itemCode,
  };
  if (problem) {
    await recordLook(ctx, actor, { ...seen, fields: [], outcome: problem });
    throw notUsable(problem);
  }
  const lacks = one.lacking.find((material) => material.materialId === materialId);
  const fields = passedOn(shown, lacks?.fields);
  await inTx(ctx.db, async (tx) => {
    const now = ctx.clock.now();
    await recordLook({ ...ctx, db: tx }, actor, { ...seen, fields });
    const { subjectId, ref, madeBy: personId } = code;
    const labels = fields.map(({ label }) => label);
    const consent = { subjectId, personId, ref, typeId: card.typeId, caseId: to.caseId };
    const consentId = await giveConsent(tx, { ...consent, purpose: one.itemName, fields: labels }, now);
    const id = randomUUIDv7();
    const content = JSON.stringify(fields.map(({ label, value }) => ({ label, value })));
    await sql`
      insert into licences.attached (id, case_id, consent_id, material_id, subject_id, ref, type_id, content_sealed, by_staff, at)
      values (${id}, ${to.caseId}, ${consentId}, ${materialId}, ${subjectId}, ${ref}, ${card.typeId},
        ${ctx.keyring.seal(content, attachedPlace(id))}, ${actor.staffId}, ${now})`.execute(tx);
    if (materialId && lacks) {
      await tellTaken(tx, { caseId: to.caseId, attachedId: id, materialId, staffId: actor.staffId }, now);
    }
    const licenceId = /^issued:(.+)$/.exec(ref)?.[1];
    if (licenceId) {
      const { caseId } = to;
      await noteReliance(
        tx,
        { licenceId, caseId, itemCode: one.itemCode, materialId: materialId ?? '' },
        now,
      );
    }
  });
  return fields;
}

/** That the clerk named, else the one that lacks and is bound to this kind of licence. */
export function materialFor(
  named: string | null,
  typeId: string,
  { lacking }: Pick<AskedLicences, 'lacking'>,
): string | null {
  if (named) return named;
  const bound = lacking.filter((one) => one.typeId === typeId);
  return bound.length === 1 ? (bound[0]?.materialId ?? null) : null;
}

/** Refused with what the clerk may do; the holder reads the same reason. */
export const notUsable = (problem: string): AppError =>
  new AppError('licence-not-usable', {
    reason: ['of-another', 'other-type', 'no-material'].includes(problem) ? problem : 'not-valid',
  });

/** The case hears of it in a stream of its own; ids only. */
async function tellTaken(
  tx: Tx,
  taken: { caseId: string; attachedId: string; materialId: string; staffId: string },
  at: Date,
): Promise<void> {
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`licence:case:${taken.caseId}`}, 'licence.taken', ${JSON.stringify(taken)}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
}

/**
 * A licence stands for a paper of the applicant or of who acts for it, only while it is valid, and for a material that is
 * bound to a kind of licence only where it is of that kind. Null: it may be used.
 */
export function problemOf(
  { code, card }: Shown,
  one: Pick<AskedLicences, 'subjectId' | 'personId' | 'lacking'>,
  materialId: string | null,
): string | null {
  if (![one.subjectId, one.personId].includes(code.subjectId)) return 'of-another';
  if (card.state !== 'valid') return card.state;
  const bound = one.lacking.find((lacks) => lacks.materialId === materialId)?.typeId;
  return bound && bound !== card.typeId ? 'other-type' : null;
}
