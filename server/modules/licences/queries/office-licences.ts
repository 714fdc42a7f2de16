import { isUscc } from '../../../../contracts/checks.ts';
import { hasPermission, type StaffActor } from '../../../../contracts/identity.ts';
import {
  type LicenceActName,
  type LicenceIssueRow,
  type LicenceList,
  type LicenceListQuery,
  type LicenceRow,
  type LicenceView,
  licenceActs,
  licenceGrounds,
} from '../../../../contracts/licence-acts.ts';
import { type LicenceState, licenceStates } from '../../../../contracts/licences.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { allow, inScope, maskIdNumber, maskName, scopeOf, staffNames } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { findIssued, fromIssued, type IssuedRow, issuedColumns, places } from '../issued-store.ts';
import { problemInWords } from './problem-words.ts';
import { elementsOf, openContent, stateToday } from './wallet.ts';

type Ring = Pick<LicencesContext, 'db' | 'clock' | 'keyring'>;
const PAGE = 50;
const columns = { division: 'place_code', organisation: 'organisation_id' };

/** Issued licences of the reader's places, newest first, and on the first page those that could not be made yet. */
export async function officeLicences(
  ctx: Ring,
  actor: StaffActor,
  query: LicenceListQuery,
  locale: Locale,
): Promise<LicenceList> {
  const scope = scopeOf(actor.grants, 'licence.read');
  const today = localDate(ctx.clock.now());
  const state = query.state && Object.hasOwn(licenceStates, query.state) ? query.state : null;
  const text = query.text?.trim() || null;
  const { rows } = await sql<IssuedRow>`
    select ${issuedColumns} from ${fromIssued}
    where ${inScope('i', scope, columns)} and (${state}::text is null or i.state = ${state})
      and (${query.typeId ?? null}::text is null or i.type_id = ${query.typeId ?? null})
      and (${query.before ?? null}::uuid is null or i.id < ${query.before ?? null}::uuid)
      and (${text}::text is null or i.case_number = ${text} or i.identifier like ${likely(text)} || '%'
        or i.holder_name like '%' || ${likely(text)} || '%'
        or i.number_blind = ${ctx.keyring.blind((text ?? '').toUpperCase(), places.number)})
    order by i.id desc limit ${PAGE + 1}`.execute(ctx.db);
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.map((row) => listRow(ctx, row, today)),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    issues: query.before || state || text ? [] : await openIssues(ctx, actor, locale),
  };
}

const likely = (text: string | null) => (text ?? '').replace(/[\\%_]/g, '\\$&');

function listRow(ctx: Ring, row: IssuedRow, today: string): LicenceRow {
  const number = ctx.keyring.open(row.numberSealed, places.number);
  return {
    id: row.id,
    identifier: row.identifier,
    typeName: row.typeName,
    number: /^\d{17}[\dX]$/.test(number) ? maskIdNumber(number) : number,
    holder: row.holderName ?? maskName(openContent(ctx, row).holder.name),
    issuerName: row.issuerName,
    state: stateToday(row, today),
    issuedOn: row.issuedOn,
    validUntil: row.validUntil,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    itemVersion: row.version,
  };
}

type OpenIssue = Omit<LicenceIssueRow, 'problem' | 'wantedAt' | 'mayRetry'> & {
  sealed: string | null;
  wantedAt: Date;
};

async function openIssues(ctx: Ring, actor: StaffActor, locale: Locale): Promise<LicenceIssueRow[]> {
  const { rows } = await sql<OpenIssue>`
    select s.id, t.name as "typeName", s.case_id as "caseId", s.case_number as "caseNumber", s.item_name as "itemName",
      s.state, s.attempts, s.wanted_at as "wantedAt", s.problem_sealed as sealed
    from licences.issue s join licences.licence_type t on t.id = s.type_id
    where s.state in ('waiting', 'refused') and ${inScope('s', scopeOf(actor.grants, 'licence.read'), columns)}
    order by s.wanted_at limit 200`.execute(ctx.db);
  const mayRetry = hasPermission(actor.grants, 'licence.issue');
  return rows.map(({ sealed, wantedAt, ...row }) => ({
    ...row,
    wantedAt: wantedAt.toISOString(),
    problem: sealed ? problemInWords(ctx.keyring.open(sealed, places.problem(row.id)), locale) : null,
    mayRetry: mayRetry && row.state === 'refused',
  }));
}

/** A licence of the reader's places; `not-found` for any other. */
export async function licenceInScope(ctx: Ring, actor: StaffActor, id: string): Promise<IssuedRow> {
  const row = await findIssued(ctx.db, id);
  const place = row && { divisionCode: row.placeCode, organisationId: row.organisationId };
  if (!row || !place || !(await allow(ctx.db, actor, 'licence.read', place))) {
    throw new AppError('not-found', { reason: 'licence' });
  }
  return row;
}

/** One licence on one screen: what it says (persons masked), what was done to it, what rests on it, what may be done. */
export async function officeLicence(ctx: Ring, actor: StaffActor, id: string): Promise<LicenceView> {
  const row = await licenceInScope(ctx, actor, id);
  const today = localDate(ctx.clock.now());
  const [acts, versions, relied, actions] = await Promise.all([
    actsOf(ctx, row.id),
    versionsOf(ctx, row.base, today),
    reliedOf(ctx, row.id),
    actionsOn(ctx, actor, row, today),
  ]);
  return {
    ...listRow(ctx, row, today),
    version: row.acts,
    validFrom: row.validFrom,
    elements: elementsOf(openContent(ctx, row)).map((one) => ({
      ...one,
      value: one.personal ? masked(one.value) : one.value,
    })),
    files: { ofd: row.ofdSize, pdf: row.pdfSize },
    acts,
    versions,
    relied,
    actions,
  };
}

/** A USCC is public (GB 32100); it may stand where a person's ID number would. */
const masked = (value: string) => {
  if (isUscc(value)) return value;
  return /^\d{17}[\dX]$/.test(value) ? maskIdNumber(value) : maskName(value);
};

/** Every act on a licence with its ground in law and its reason, in order. */
export async function actsOf(ctx: Ring, licenceId: string): Promise<LicenceView['acts']> {
  const { rows } = await sql<{
    seq: number;
    kind: string;
    ground: string | null;
    sealed: string | null;
    actor: string;
    otherId: string | null;
    at: Date;
  }>`select seq, kind, ground, reason_sealed as sealed, actor, other_id as "otherId", at from licences.act
    where licence_id = ${licenceId} order by seq`.execute(ctx.db);
  const staff = rows.flatMap(({ actor }) =>
    actor.startsWith('staff:') ? [actor.slice('staff:'.length)] : [],
  );
  const names = new Map(staff.length ? await staffNames(ctx.db, staff) : []);
  return rows.map(({ seq, kind, ground, sealed, actor, otherId, at }) => ({
    seq,
    kind,
    ground: ground && groundName(ground),
    reason: sealed && ctx.keyring.open(sealed, places.reason(licenceId, seq)),
    by: names.get(actor.replace('staff:', '')) ?? '',
    otherId,
    at: at.toISOString(),
  }));
}

/** `<act>.<ground>` in words. */
function groundName(ground: string): string {
  const [act = '', key = ''] = ground.split('.');
  return (licenceGrounds as Record<string, Record<string, string>>)[act]?.[key] ?? ground;
}

async function versionsOf(ctx: Ring, base: string, today: string): Promise<LicenceView['versions']> {
  const { rows } = await sql<{ id: string; version: number; state: LicenceState; validUntil: string | null }>`
    select id, version, state, valid_until as "validUntil" from licences.issued where base = ${base}
    order by version`.execute(ctx.db);
  return rows.map((row) => ({ id: row.id, version: row.version, state: stateToday(row, today) }));
}

async function reliedOf(ctx: Ring, licenceId: string): Promise<LicenceView['relied']> {
  const { rows } = await sql<{ caseId: string; itemCode: string; at: Date; toldAt: Date | null }>`
    select case_id as "caseId", item_code as "itemCode", relied_at as at, told_at as "toldAt"
    from licences.reliance where licence_id = ${licenceId} order by relied_at`.execute(ctx.db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), toldAt: row.toldAt?.toISOString() ?? null }));
}

/** What this officer may do now: read from the same table that the command asks. */
async function actionsOn(
  ctx: Ring,
  actor: StaffActor,
  row: IssuedRow,
  today: string,
): Promise<LicenceView['actions']> {
  const place = { divisionCode: row.placeCode, organisationId: row.organisationId };
  const state = stateToday(row, today);
  const actions: LicenceView['actions'] = [];
  for (const act of Object.keys(licenceActs) as LicenceActName[]) {
    const { from, permission, zh } = licenceActs[act];
    if (!(from as readonly LicenceState[]).includes(state)) continue;
    if (act === 'renew' && row.validUntil === null) continue;
    if (!(await allow(ctx.db, actor, permission, place))) continue;
    const grounds = Object.entries(licenceGrounds[act]).map(([key, name]) => ({ key, name }));
    actions.push({ act, name: zh, grounds });
  }
  return actions;
}
