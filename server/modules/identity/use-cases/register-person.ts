import {
  idNumberProblem,
  mobileProblem,
  normaliseCode,
  normaliseMobile,
} from '../../../../contracts/checks.ts';
import { localDate } from '../../../platform/clock.ts';
import { hashPassword } from '../../../platform/crypto/index.ts';
import { inTx } from '../../../platform/db/index.ts';
import type { IdentityContext } from '../context.ts';
import { passwordProblem } from '../password.ts';
import { blindPhone, isPersonName, normaliseName } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { type LevelSource, levelOf } from '../real-name.ts';
import { localRealNameProvider } from '../registries.ts';
import { insertAccount } from '../store/accounts.ts';
import { type OpenedSession, openSession } from '../store/sessions.ts';
import { ensureSubject, nameOf, updatePerson } from '../store/subjects.ts';

export type Registration = {
  name: string;
  idNumber: string;
  phone: string;
  password: string;
  userAgent?: string | undefined;
};

export type Person = { name: string; idNumber: string; phone: string };

/**
 * Makes a natural person's account and signs it in: level 2 where a register knows name and number, else 1.
 * Throws `invalid-input` with every field's problem, or `already-registered`.
 */
export async function registerPerson(ctx: IdentityContext, given: Registration): Promise<OpenedSession> {
  const person = normalisePerson(given);
  refuse([
    ...personProblems(person, localDate(ctx.clock.now())),
    fieldProblem('password', passwordProblem(given.password, [person.idNumber, person.phone, person.name])),
  ]);
  const passwordHash = await hashPassword(given.password);
  const account = await createAccount(ctx, person, passwordHash);
  const owner = { kind: 'applicant' as const, ...account };
  return openSession(ctx.db, ctx.keyring, ctx.clock.now(), owner, given.userAgent);
}

export function normalisePerson(given: Person): Person {
  return {
    name: normaliseName(given.name),
    idNumber: normaliseCode(given.idNumber),
    phone: normaliseMobile(given.phone),
  };
}

/** `field.problem` codes: name.characters, id-number.length …, phone.prefix …; keys of the catalogues under `problem.`. */
export function personProblems(person: Person, today: string) {
  const idNumber = idNumberProblem(person.idNumber, today);
  const phone = mobileProblem(person.phone);
  return [
    fieldProblem('name', isPersonName(person.name) ? null : 'name-characters'),
    fieldProblem('idNumber', idNumber && `id-number-${idNumber}`),
    fieldProblem('phone', phone && `phone-${phone}`),
  ];
}

/** The account of a person whose data hold; `passwordHash` null where a provider signs them in. */
export async function createAccount(
  ctx: IdentityContext,
  person: Person,
  passwordHash: string | null,
): Promise<{ accountId: string; subjectId: string }> {
  const source = await matchRegister(ctx, person);
  const { db, keyring } = ctx;
  const now = ctx.clock.now();
  return inTx(db, async (tx) => {
    const subject = await ensureSubject(tx, keyring, now, {
      kind: 'person',
      name: person.name,
      number: person.idNumber,
    });
    if (subject.name_verified && nameOf(keyring, subject) !== person.name) refuse([mismatch]);
    const verified = source === 'register';
    await updatePerson(tx, keyring, subject.id, { name: person.name, verified, phone: person.phone });
    const accountId = await insertAccount(tx, now, {
      personId: subject.id,
      phoneBlind: blindPhone(keyring, person.phone),
      passwordHash,
      level: levelOf[source],
      source,
    });
    return { accountId, subjectId: subject.id };
  });
}

const mismatch = fieldProblem('name', 'name-number-mismatch');

async function matchRegister(ctx: IdentityContext, person: Person): Promise<LevelSource> {
  const register = ctx.realName ?? localRealNameProvider(ctx.db, ctx.keyring);
  const answer = await register.match(person.name, person.idNumber);
  if (answer === 'mismatch') refuse([mismatch]);
  return answer === 'match' ? 'register' : 'self-declared';
}
