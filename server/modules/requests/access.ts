import type { ApplicantActor, StaffActor } from '../../../contracts/identity.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { AppError } from '../../platform/errors.ts';
import { allow } from '../identity/index.ts';
import type { RequestsContext } from './context.ts';
import { ruleOf } from './kinds.ts';
import type { RequestActor, RequestPart } from './lifecycle.ts';
import { findRequest, requestByNumber, type StoredRequest } from './store.ts';

export type Reached = { stored: StoredRequest; actor: RequestActor };

const actorOf = (
  ctx: Pick<RequestsContext, 'clock'>,
  ref: string,
  parts: readonly RequestPart[],
  stored: StoredRequest,
): RequestActor => {
  const rule = ruleOf(stored.kind);
  return {
    ref,
    parts: new Set(parts),
    now: ctx.clock.now(),
    reopenTimes: rule.reopen.times,
    mayPublish: stored.consent && rule.publish,
  };
};

/** A request as this officer may have it: `not-found` outside of her scope and where she did not file it. */
export async function requestFor(ctx: RequestsContext, staff: StaffActor, id: string): Promise<Reached> {
  const stored = await findRequest(ctx.db, id);
  if (!stored) throw new AppError('not-found');
  const { divisionCode, organisationId } = stored;
  const parts: RequestPart[] = [];
  if (await allow(ctx.db, staff, 'request.route', { divisionCode, organisationId })) parts.push('desk');
  if (organisationId && (await allow(ctx.db, staff, 'request.handle', { divisionCode, organisationId })))
    parts.push('department');
  if (stored.filedBy === staff.staffId || ofTownship(staff, stored)) parts.push('filer');
  if (parts.length === 0) throw new AppError('not-found');
  return { stored, actor: actorOf(ctx, `staff:${staff.staffId}`, parts, stored) };
}

/** A township's call belongs to the township, whoever of it typed it. */
function ofTownship(staff: StaffActor, { filedFor }: StoredRequest): boolean {
  if (!filedFor) return false;
  return staff.grants.some((grant) => grant.divisionCode === filedFor && grant.role === 'township_clerk');
}

/** The person who filed it with her account. */
export async function requestOfAccount(
  ctx: RequestsContext,
  actor: ApplicantActor,
  id: string,
): Promise<Reached> {
  const stored = await findRequest(ctx.db, id);
  if (stored?.accountId !== actor.accountId || !stored) throw new AppError('not-found');
  return { stored, actor: actorOf(ctx, `person:${actor.personId}`, ['filer'], stored) };
}

export const clockOf = (ctx: RequestsContext, stored: StoredRequest): RequestActor =>
  actorOf(ctx, 'system:clock', ['clock'], stored);

const signed = (id: string) => `request:${id}`;

/** The address under which who has no account follows her request: its id, signed. Kept nowhere. */
export const requestToken = (keyring: Pick<Keyring, 'sign'>, id: string): string =>
  `${id.replaceAll('-', '')}.${keyring.sign(signed(id))}`;

/** Eight digits that go with the number, for who did not keep the address; made from the signature, kept nowhere. */
export function queryCode(keyring: Pick<Keyring, 'sign'>, id: string): string {
  const mac = Buffer.from(keyring.sign(`request-code:${id}`), 'base64url');
  return String(mac.readUInt32BE(0) % 100_000_000).padStart(8, '0');
}

/** The request of a signed address. Throws `not-found`. */
export async function requestOfToken(
  ctx: RequestsContext & { keyring: Pick<Keyring, 'verify'> },
  token: string,
): Promise<Reached> {
  const [hex = '', mac = '', ...rest] = token.split('.');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const good = !rest.length && /^[0-9a-f]{32}$/.test(hex) && ctx.keyring.verify(signed(id), mac);
  const stored = good ? await findRequest(ctx.db, id) : undefined;
  if (!stored) throw new AppError('not-found', { reason: 'request-link' });
  return { stored, actor: actorOf(ctx, `link:${id}`, ['filer'], stored) };
}

/** The signed address behind a number and its code; null where either is wrong. */
export async function tokenOfNumber(
  ctx: RequestsContext,
  { number, code }: { number: string; code: string },
): Promise<string | null> {
  const stored = await requestByNumber(ctx.db, number);
  if (!stored || queryCode(ctx.keyring, stored.id) !== code.replace(/\s/g, '')) return null;
  return requestToken(ctx.keyring, stored.id);
}
