import { randomUUIDv7 } from 'node:crypto';
import {
  idNumberProblem,
  isIdNumber,
  isMobile,
  isRealDate,
  normaliseCode,
} from '../../../../contracts/checks.ts';
import type { ApplicantActor, MandateRelation } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import { getDivision } from '../../regions/index.ts';
import type { IdentityContext } from '../context.ts';
import {
  blindIdNumber,
  blindPhone,
  isPersonName,
  mandatePlace,
  normaliseName,
  readLogin,
} from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { demandLevel, levelToRepresent } from '../real-name.ts';
import { insertMandate } from '../store/mandates.ts';
import { representationOf } from '../store/representations.ts';
import { type SubjectRow, subjectById } from '../store/subjects.ts';

export type NewMandate = {
  relation: MandateRelation;
  name: string;
  /** ID number or mobile number of the agent's account. */
  login: string;
  divisionCode: string;
  /** null: every item of the division. Names are kept as the deed was given. */
  items: readonly { code: string; name: string }[] | null;
  mayCommit: boolean;
  /** Last day, YYYY-MM-DD. */
  validTo: string;
};

/** In her own right, and known face to face; throws `outside-mandate` (no-sub-delegation, 民法典 169), `real-name-level`. */
export async function assertMayDelegate(ctx: IdentityContext, actor: ApplicantActor): Promise<void> {
  if (actor.mandates) throw new AppError('outside-mandate', { reason: 'no-sub-delegation' });
  demandLevel(actor.level, levelToRepresent);
  if (actor.subjectId === actor.personId) return;
  const today = localDate(ctx.clock.now());
  if (!(await representationOf(ctx.db, actor.personId, actor.subjectId, today)))
    throw new AppError('forbidden');
}

/**
 * 授权委托 (民法典 161, 165): offers the right to act for the actor's subject to whoever holds an account of this name
 * and number. The answer is the same whether there is one or not; it takes effect with that person's confirmation.
 * Throws what `assertMayDelegate` throws, and `invalid-input` with every problem. Returns the mandate's id.
 */
export async function giveMandate(
  ctx: IdentityContext,
  actor: ApplicantActor,
  given: NewMandate,
): Promise<string> {
  await assertMayDelegate(ctx, actor);
  const now = ctx.clock.now();
  const today = localDate(now);
  const name = normaliseName(given.name);
  const login = readLogin(given.login);
  const [division, person] = await Promise.all([
    getDivision(ctx.db, given.divisionCode),
    subjectById(ctx.db, actor.personId) as Promise<SubjectRow>,
  ]);
  const blind =
    login.kind === 'phone' ? blindPhone(ctx.keyring, login.value) : blindIdNumber(ctx.keyring, login.value);
  refuse([
    fieldProblem('name', !name ? 'required' : isPersonName(name) ? null : 'name-characters'),
    fieldProblem('login', loginProblem(given.login, today)),
    fieldProblem('login', blind === person.number_blind ? 'agent-self' : null),
    fieldProblem('items', given.items?.length === 0 ? 'mandate-items' : null),
    fieldProblem('validTo', dayProblem(given.validTo, today)),
    fieldProblem('divisionCode', division ? null : 'division'),
  ]);
  const id = randomUUIDv7();
  await insertMandate(ctx.db, now, {
    id,
    principalId: actor.subjectId,
    givenBy: actor.personId,
    relation: given.relation,
    nameSealed: ctx.keyring.seal(name, mandatePlace(id, 'name')),
    loginSealed: ctx.keyring.seal(login.value, mandatePlace(id, 'login')),
    loginBlind: blind,
    divisionCode: given.divisionCode,
    divisionName: division?.name ?? '',
    itemCodes: given.items?.map(({ code }) => code) ?? null,
    itemNames: given.items?.map((item) => item.name) ?? null,
    mayCommit: given.mayCommit,
    validFrom: today,
    validTo: given.validTo,
  });
  return id;
}

function loginProblem(typed: string, today: string): string | null {
  if (!typed.trim()) return 'required';
  const { kind, value } = readLogin(typed);
  if (kind === 'phone' ? isMobile(value) : isIdNumber(value, today)) return null;
  const code = normaliseCode(typed);
  const wrong = /^\d{15,17}[\dX]?$/.test(code) ? idNumberProblem(code, today) : null;
  return wrong ? `id-number-${wrong}` : 'agent-login';
}

function dayProblem(day: string, today: string): string | null {
  if (!day) return 'required';
  if (!isRealDate(day)) return 'date';
  return day < today ? 'date-past' : null;
}
