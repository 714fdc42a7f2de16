import type { StaffActor } from '../../../../contracts/identity.ts';
import {
  type LicenceActBody,
  type LicenceActReply,
  licenceActs,
  licenceGrounds,
} from '../../../../contracts/licence-acts.ts';
import type { LicenceState } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { allow } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { designOf } from '../design.ts';
import { announceLicence, findIssued, type IssuedRow, insertAct, places } from '../issued-store.ts';
import { keepLicence } from '../keep-licence.ts';
import { nextVersion } from '../next-version.ts';
import { openContent, stateToday } from '../queries/wallet.ts';
import { tellReliance } from '../reliance.ts';

export type ActInput = { licenceId: string; key: string; body: LicenceActBody };
const done = {
  change: 'changed',
  renew: 'renewed',
  suspend: 'suspended',
  resume: 'resumed',
  revoke: 'revoked',
  cancel: 'cancelled',
} as const;

/**
 * One act on an issued licence, with its ground in law and its reason: guarded by the number of acts its writer saw,
 * written together with what it tells. AppError `not-found`, `forbidden`, `stale-version`, `not-allowed-now`,
 * `invalid-input`; a change that cannot be drawn fails as an issue does and leaves everything as it was.
 */
export async function actOnLicence(
  ctx: LicencesContext,
  actor: StaffActor,
  { licenceId, key, body }: ActInput,
): Promise<LicenceActReply> {
  const reply = await inTx(ctx.db, async (tx) => {
    await sql`select from licences.issued where id::text = ${licenceId} for update`.execute(tx);
    const row = await findIssued(tx, licenceId);
    const place = row && { divisionCode: row.placeCode, organisationId: row.organisationId };
    if (!row || !(await allow(tx, actor, 'licence.read', place!)))
      throw new AppError('not-found', { reason: 'licence' });
    const { permission, from, to } = licenceActs[body.act];
    if (!(await allow(tx, actor, permission, place!))) throw new AppError('forbidden', { permission });
    const known = await sameCommand(tx, actor, key, row);
    if (known) return known;
    if (row.acts !== body.version) throw new AppError('stale-version', { version: row.acts, changes: [] });
    const now = stateToday(row, localDate(ctx.clock.now()));
    if (!(from as readonly LicenceState[]).includes(now)) {
      throw new AppError('not-allowed-now', { reason: 'licence-state', command: body.act });
    }
    if (!Object.hasOwn(licenceGrounds[body.act], body.ground)) throw new AppError('invalid-input');
    const { act, ground, reason, fields = {} } = body;
    const by = { actor: `staff:${actor.staffId}`, ground: `${act}.${ground}` };
    return writeAct(ctx, tx, { by, act, reason, fields, key, row, to });
  });
  ctx.nudge();
  return reply;
}

export type Act = {
  by: { actor: string; ground: string };
  act: LicenceActBody['act'];
  reason: string;
  /** Elements of the face that become others. */
  fields: Readonly<Record<string, string>>;
  key: string | null;
  row: IssuedRow;
  to: LicenceState;
  /** The case that asked for it; the next version is of that case. */
  source?: { issueId: string; caseId: string; caseNumber: string; itemCode: string };
};

/** Writes one act with what it makes and tells, in the transaction that locked the licence. */
export async function writeAct(ctx: LicencesContext, tx: Tx, one: Act): Promise<LicenceActReply> {
  const { by, act, reason, key, row, to } = one;
  const at = ctx.clock.now();
  const seq = row.acts + 1;
  const { rows } = await sql<{ id: string }>`
    update licences.issued set state = ${to}, acts = ${seq} where id = ${row.id} and acts = ${row.acts}
    returning id`.execute(tx);
  if (!rows.length) throw new AppError('stale-version', { version: seq, changes: [] });
  const newId = await replaced(ctx, tx, one, at);
  await insertAct(tx, {
    ...by,
    licenceId: row.id,
    seq,
    kind: newId ? 'superseded' : done[act],
    reasonSealed: ctx.keyring.seal(reason, places.reason(row.id, seq)),
    otherId: newId,
    commandKey: key,
    at,
  });
  await announceLicence(tx, newId ? 'superseded' : done[act], row, at, { ground: by.ground, newId });
  if (to !== 'valid') await tellReliance(tx, row.id, to, at);
  return { id: row.id, state: to, version: seq, newId };
}

/** A change or renewal makes the next version, which the holder has at once; anything else makes none. */
async function replaced(
  ctx: LicencesContext,
  tx: Tx,
  { row, act, by, reason, fields, source }: Act,
  at: Date,
): Promise<string | null> {
  if (act !== 'change' && act !== 'renew') return null;
  const same = by.ground === 'change.replacement' || by.ground === 'change.layout';
  const content = nextVersion(openContent(ctx, row), act, fields, {
    same,
    today: localDate(at),
    publicUrl: ctx.config.publicUrl,
    face: (await designOf(tx, row.typeId)).face,
  });
  return keepLicence(ctx, tx, {
    content,
    holderName: row.holderName === null ? null : content.holder.name,
    subjectId: row.subjectId,
    issueId: source?.issueId ?? null,
    caseId: source?.caseId ?? row.caseId,
    caseNumber: source?.caseNumber ?? row.caseNumber,
    itemCode: source?.itemCode ?? row.itemCode,
    placeCode: row.placeCode,
    organisationId: row.organisationId,
    act: { ...by, kind: done[act], reason, otherId: row.id },
    at,
  });
}

/** The answer of the first time, where this officer sent this very key before. */
async function sameCommand(
  tx: Tx,
  actor: StaffActor,
  key: string,
  row: IssuedRow,
): Promise<LicenceActReply | undefined> {
  const { rows } = await sql<{ licenceId: string; seq: number; otherId: string | null; kind: string }>`
    select licence_id as "licenceId", seq, other_id as "otherId", kind from licences.act
    where actor = ${`staff:${actor.staffId}`} and command_key = ${key}`.execute(tx);
  const [first] = rows;
  if (!first) return undefined;
  if (first.licenceId !== row.id) throw new AppError('key-reused');
  const state = first.kind === 'resumed' ? 'valid' : first.kind;
  return { id: row.id, state, version: first.seq, newId: first.otherId };
}
