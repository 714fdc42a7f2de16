import { idNumberProblem, normaliseCode } from '../../../../contracts/checks.ts';
import type {
  GuardianClaim,
  GuardianRecord,
  GuardianshipView,
  NewGuardianship,
  RecordSeen,
} from '../../../../contracts/guardians.ts';
import { hasPermission, type StaffActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { addMonths, dateOfDay, dayNumber } from '../../../platform/dates.ts';
import { inTx, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/uuid.ts';
import type { IdentityContext } from '../context.ts';
import { maskName } from '../mask.ts';
import { isPersonName, normaliseName, openField } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import {
  checkRow,
  endGuardianshipRow,
  type GuardianshipRow,
  guardianshipById,
  guardianshipsOf,
  putGuardianship,
} from '../store/guardianships.ts';
import { writeAudit } from '../store/staff.ts';
import { ensureSubject, nameOf, type SubjectRow, subjectById } from '../store/subjects.ts';
import { accountAtWindow } from './account-at-window.ts';

/** 民法典 17: who is eighteen is of age. */
const ofAge = 18;
/** What proves what: a register or certificate shows parents and children, only a court finds somebody incapable (art. 24). */
const proofs: Record<GuardianClaim['ground'], readonly GuardianRecord[]> = {
  minor: ['household-register', 'birth-certificate', 'judgment', 'appointment'],
  incapacity: ['judgment', 'appointment'],
};

/**
 * Who stands for a minor or a person without full capacity by law (民法典 23, 27, 28): the guardian, her card and the record
 * lie before the clerk, and it is in force at once. Nobody becomes a guardian by saying so, for she sees what is the
 * ward's. Throws `forbidden`, `not-found` (no account of this card), `invalid-input`.
 */
export async function registerGuardian(
  ctx: IdentityContext,
  staff: StaffActor,
  { guardianIdNumber, record, ...claim }: NewGuardianship,
): Promise<string> {
  const account = await accountAtWindow(ctx, staff, guardianIdNumber);
  return inTx(ctx.db, async (tx) => {
    const id = await declare(ctx, tx, account.person_id, claim);
    await check(ctx, tx, staff, id, claim.ground, record);
    return id;
  });
}

/** Whose guardian this person is: for the clerk who holds her card. */
export async function guardianshipsAtWindow(
  ctx: IdentityContext,
  staff: StaffActor,
  guardianIdNumber: string,
): Promise<GuardianshipView[]> {
  const account = await accountAtWindow(ctx, staff, guardianIdNumber);
  const rows = await guardianshipsOf(ctx.db, account.person_id, localDate(ctx.clock.now()));
  return Promise.all(rows.map((row) => viewOf(ctx, row)));
}

/** It ends at once: another guardian was appointed, capacity was regained, or it was wrong (民法典 36, 39). */
export async function endGuardianship(ctx: IdentityContext, staff: StaffActor, id: string): Promise<void> {
  await managed(ctx, staff, id);
  const now = ctx.clock.now();
  await inTx(ctx.db, async (tx) => {
    if (!(await endGuardianshipRow(tx, now, id, `staff:${staff.staffId}`))) throw new AppError('not-found');
    await audit(tx, now, staff, id, 'guardian.end');
  });
}

async function managed(ctx: IdentityContext, staff: StaffActor, id: string): Promise<void> {
  if (!hasPermission(staff.grants, 'identity.verify-person')) throw new AppError('forbidden');
  if (!isUuid(id) || !(await guardianshipById(ctx.db, id))) throw new AppError('not-found');
}

async function declare(
  ctx: IdentityContext,
  tx: Tx,
  guardianId: string,
  { ward, relation, ground }: GuardianClaim,
): Promise<string> {
  const now = ctx.clock.now();
  const today = localDate(now);
  const name = normaliseName(ward.name);
  const number = normaliseCode(ward.idNumber);
  const wrong = idNumberProblem(number, today);
  const adulthood = wrong ? null : comesOfAge(number);
  const guardian = (await subjectById(tx, guardianId)) as SubjectRow;
  const own = openField(ctx.keyring, guardian.id, 'number', guardian.number_sealed);
  refuse([
    fieldProblem('name', isPersonName(name) ? null : 'name-characters'),
    fieldProblem('idNumber', wrong && `id-number-${wrong}`),
    fieldProblem('idNumber', number === own ? 'agent-self' : null),
    fieldProblem('idNumber', ground === 'minor' && adulthood && adulthood <= today ? 'ward-of-age' : null),
    fieldProblem('relation', comesOfAge(own) > today ? 'guardian-minor' : null),
  ]);
  const subject = await ensureSubject(tx, ctx.keyring, now, { kind: 'person', name, number });
  if (subject.name_sealed && nameOf(ctx.keyring, subject) !== name) {
    refuse([fieldProblem('name', 'ward-name')]);
  }
  const validTo = ground === 'minor' && adulthood ? dateOfDay(dayNumber(adulthood) - 1) : null;
  const row = { guardianId, wardId: subject.id, relation, ground, validFrom: today, validTo };
  return putGuardianship(tx, now, row);
}

/** The eighteenth birthday of the holder of an ID number, which carries the day of birth (GB 11643). */
function comesOfAge(idNumber: string): string {
  const birth = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  return dateOfDay(addMonths(dayNumber(birth), 12 * ofAge));
}

async function check(
  ctx: IdentityContext,
  tx: Tx,
  staff: StaffActor,
  id: string,
  ground: GuardianClaim['ground'],
  { kind, number }: RecordSeen,
): Promise<void> {
  const written = number.trim();
  refuse([
    fieldProblem('kind', proofs[ground].includes(kind) ? null : 'record-kind'),
    fieldProblem('number', written ? null : 'required'),
  ]);
  const now = ctx.clock.now();
  const sealed = ctx.keyring.seal(written, `identity.guardianship.record:${id}`);
  if (!(await checkRow(tx, now, id, { by: `staff:${staff.staffId}`, kind, sealed }))) {
    throw new AppError('not-found');
  }
  await audit(tx, now, staff, id, 'guardian.check', { kind });
}

const audit = (
  tx: Tx,
  now: Date,
  staff: StaffActor,
  objectId: string,
  action: string,
  detail: Record<string, unknown> = {},
) => writeAudit(tx, now, { staffId: staff.staffId, action, objectId, detail });

async function viewOf(ctx: IdentityContext, row: GuardianshipRow): Promise<GuardianshipView> {
  const ward = (await subjectById(ctx.db, row.wardId)) as SubjectRow;
  const { id, relation, ground, declaredAt, checkedAt, validTo } = row;
  return {
    id,
    wardName: maskName(nameOf(ctx.keyring, ward)),
    relation,
    ground,
    declaredAt: declaredAt.toISOString(),
    checkedAt: checkedAt?.toISOString() ?? null,
    until: validTo,
  };
}
