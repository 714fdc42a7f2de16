import { randomUUIDv7 } from 'node:crypto';
import {
  idNumberProblem,
  mobileProblem,
  normaliseCode,
  normaliseMobile,
} from '../../../../contracts/checks.ts';
import { hasPermission, type StaffActor } from '../../../../contracts/identity.ts';
import type { Attendance, NewAttendance } from '../../../../contracts/window.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { isCheckCode } from '../check-code.ts';
import type { IdentityContext } from '../context.ts';
import { blindIdNumber, blindPhone, isPersonName, normaliseName } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { attendedPerson } from '../queries/attended.ts';
import { levelOf } from '../real-name.ts';
import { localRealNameProvider } from '../registries.ts';
import {
  type AccountRow,
  accountByLogin,
  disownAccount,
  insertAccount,
  raiseLevel,
} from '../store/accounts.ts';
import { insertAttendance } from '../store/attendances.ts';
import { writeAudit } from '../store/staff.ts';
import { ensureSubject, nameOf, updatePerson } from '../store/subjects.ts';

/** Nobody stands at a window longer than this; then the person is seen anew. */
const hours = 4;

type Seen = { name: string; idNumber: string; phone: string | null };

/**
 * A clerk has seen a person and her card and begins to type for her: level 3, with an account where there is none. An
 * account that was never checked may be a stranger's: it takes its six digits, or loses password, phone and sessions.
 * Throws `forbidden`, `invalid-input`, `wrong-check-code` (`unchecked`: an account of this number was never checked).
 */
export async function attendPerson(
  ctx: IdentityContext,
  staff: StaffActor,
  given: NewAttendance,
): Promise<Attendance> {
  if (!hasPermission(staff.grants, 'identity.verify-person')) throw new AppError('forbidden');
  const person = await readSeen(ctx, given);
  const now = ctx.clock.now();
  const account = await accountByLogin(ctx.db, 'id-number', blindIdNumber(ctx.keyring, person.idNumber));
  const proven = account && provenBy(ctx, account, given, now);
  const id = randomUUIDv7();
  await inTx(ctx.db, async (tx) => {
    const { accountId, personId } = await accountOf(ctx, tx, now, person, account, proven === true);
    const until = new Date(now.getTime() + hours * 3_600_000);
    const { proof } = given;
    await insertAttendance(tx, now, { id, staffId: staff.staffId, accountId, personId, proof, until });
    const detail = { proof, made: !account, takenOver: account !== undefined && proven === false };
    await writeAudit(tx, now, {
      staffId: staff.staffId,
      action: 'window.attend',
      objectId: accountId,
      detail,
    });
  });
  return attendedPerson(ctx, staff, id);
}

async function readSeen(ctx: IdentityContext, given: NewAttendance): Promise<Seen> {
  const name = normaliseName(given.name);
  const idNumber = normaliseCode(given.idNumber);
  const phone = given.phone?.trim() ? normaliseMobile(given.phone) : null;
  const numberProblem = idNumberProblem(idNumber, localDate(ctx.clock.now()));
  const phoneProblem = phone && mobileProblem(phone);
  refuse([
    fieldProblem('name', isPersonName(name) ? null : 'name-characters'),
    fieldProblem('idNumber', numberProblem && `id-number-${numberProblem}`),
    fieldProblem('phone', phoneProblem && `phone-${phoneProblem}`),
  ]);
  const register = ctx.realName ?? localRealNameProvider(ctx.db, ctx.keyring);
  const answer = await register.match(name, idNumber);
  refuse([fieldProblem('name', answer === 'mismatch' ? 'name-number-mismatch' : null)]);
  return { name, idNumber, phone };
}

/** Whether the account is known to be this person's; false: it is to be taken from whoever has it. */
function provenBy(ctx: IdentityContext, account: AccountRow, given: NewAttendance, now: Date): boolean {
  if (account.level >= levelOf.window) return true;
  if (given.code?.trim()) {
    if (!isCheckCode(ctx.keyring, account.id, given.code, now)) throw new AppError('wrong-check-code');
    return true;
  }
  if (!given.takeOver) throw new AppError('wrong-check-code', { reason: 'unchecked' });
  return false;
}

async function accountOf(
  ctx: IdentityContext,
  tx: Tx,
  now: Date,
  person: Seen,
  account: AccountRow | undefined,
  proven: boolean,
): Promise<{ accountId: string; personId: string }> {
  const { name, idNumber, phone } = person;
  const subject = await ensureSubject(tx, ctx.keyring, now, { kind: 'person', name, number: idNumber });
  // A name that was checked before is not changed by a slip of the keyboard.
  const differs = subject.name_verified && nameOf(ctx.keyring, subject) !== name;
  refuse([fieldProblem('name', differs ? 'name-number-mismatch' : null)]);
  await updatePerson(tx, ctx.keyring, subject.id, { name, verified: true, ...(phone ? { phone } : {}) });
  if (account) {
    if (!proven) await disownAccount(tx, account.id, now);
    await raiseLevel(tx, account.id, levelOf.window, 'window');
    return { accountId: account.id, personId: subject.id };
  }
  const blind = phone && blindPhone(ctx.keyring, phone);
  const taken = blind && (await accountByLogin(tx, 'phone', blind)); // a number changes hands: it stays with the first
  const accountId = await insertAccount(tx, now, {
    personId: subject.id,
    phoneBlind: taken ? null : blind,
    passwordHash: null,
    level: levelOf.window,
    source: 'window',
  });
  return { accountId, personId: subject.id };
}
