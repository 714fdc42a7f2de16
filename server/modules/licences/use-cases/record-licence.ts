import { isRealDate, licenceNumberProblem, normaliseCode } from '../../../../contracts/checks.ts';
import type { FieldProblem } from '../../../../contracts/errors.ts';
import type { ApplicantActor, StaffActor } from '../../../../contracts/identity.ts';
import type { LicenceType } from '../../../../contracts/licences.ts';
import type { RecordedLicence } from '../../../../contracts/recorded-licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { subjectDetails } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { addHolding } from '../holdings.ts';
import { places } from '../issued-store.ts';
import { licenceTypes } from '../queries/licence-types.ts';
import { assertOwnWallet } from '../within-mandate.ts';

type Ring = Pick<LicencesContext, 'db' | 'clock' | 'keyring'>;
type Owner = Pick<ApplicantActor, 'subjectId' | 'subjectKind' | 'personId' | 'mandates'>;

/** What only a ministry's system issues, for this kind of holder: it is held here by number. */
export async function recordableTypes(
  ctx: Pick<Ring, 'db'>,
  { subjectKind }: Pick<Owner, 'subjectKind'>,
): Promise<LicenceType[]> {
  const types = await licenceTypes(ctx.db);
  return types.filter(
    ({ issuedBy, holderKinds }) =>
      issuedBy === 'external' && (!holderKinds.length || holderKinds.includes(subjectKind)),
  );
}

/**
 * The holder says herself which licence she has 自填: it stands in her wallet, marked as unchecked, and stands for no
 * paper until an officer saw the original. What is checked already stays checked. AppError `invalid-input` with fields,
 * `outside-mandate` (wallet).
 */
export async function stateLicence(ctx: Ring, owner: Owner, given: RecordedLicence): Promise<void> {
  assertOwnWallet(owner);
  const { number, issuedOn, validUntil } = await readRecorded(ctx, owner, given);
  await sql`
    insert into licences.holding as h (subject_id, type_id, number_sealed, number_blind, issued_on, valid_until, source,
      checked_at, proof, by_person)
    values (${owner.subjectId}, ${given.typeId}, ${ctx.keyring.seal(number, places.number)},
      ${ctx.keyring.blind(number, places.number)}, ${issuedOn}::date, ${validUntil}::date, 'holder', ${ctx.clock.now()},
      'stated', ${owner.personId})
    on conflict (subject_id, type_id, number_blind) do update set issued_on = excluded.issued_on,
      valid_until = excluded.valid_until, checked_at = excluded.checked_at, by_person = excluded.by_person
      where h.proof = 'stated'`.execute(ctx.db);
}

/** An officer saw holder and original at the window: from now on the number is on record. Errors as `stateLicence`. */
export async function noteOriginal(
  ctx: Ring,
  staff: Pick<StaffActor, 'staffId'>,
  owner: Owner,
  given: RecordedLicence,
): Promise<void> {
  const { number, issuedOn, validUntil } = await readRecorded(ctx, owner, given);
  await addHolding(ctx.db, ctx, {
    subjectId: owner.subjectId,
    typeId: given.typeId,
    number,
    issuedOn,
    validUntil,
    source: 'original',
    seenBy: staff.staffId,
  });
}

/** Takes away what the holder stated herself; what an officer or an authority put on record stays. */
export async function forgetStated(ctx: Ring, owner: Owner, ref: string): Promise<void> {
  assertOwnWallet(owner);
  const id = /^holding:(.+)$/.exec(ref)?.[1] ?? '';
  await sql`delete from licences.holding
    where id::text = ${id} and subject_id = ${owner.subjectId} and proof = 'stated'`.execute(ctx.db);
}

type Read = { number: string; issuedOn: string | null; validUntil: string | null };

async function readRecorded(ctx: Ring, owner: Owner, given: RecordedLicence): Promise<Read> {
  const type = (await recordableTypes(ctx, owner)).find(({ id }) => id === given.typeId);
  const today = localDate(ctx.clock.now());
  const problems: FieldProblem[] = [];
  const wrong = (field: string, code: string | null, params: FieldProblem['params'] = {}) => {
    if (code) problems.push({ field, code, params });
  };
  const issuedOn = given.issuedOn || null;
  const validUntil = given.validUntil || null;
  wrong('typeId', type ? null : 'not-an-option');
  const check = type?.numberCheck ?? null;
  const badNumber = licenceNumberProblem(check, given.number, today);
  wrong('number', badNumber, { limit: 60 });
  const number = normaliseCode(given.number);
  if (!badNumber && check && number !== (await subjectDetails(ctx, owner.subjectId))?.number)
    wrong('number', 'number-of-another');
  if (issuedOn)
    wrong('issuedOn', !isRealDate(issuedOn) ? 'date' : issuedOn > today ? 'too-late' : null, {
      limit: today,
    });
  if (validUntil)
    wrong('validUntil', !isRealDate(validUntil) ? 'date' : validUntil < today ? 'date-past' : null);
  if (problems.length) throw new AppError('invalid-input', {}, problems);
  return { number, issuedOn, validUntil };
}
