import { CompiledQuery } from 'kysely';
import type {
  Actor,
  Grant,
  MandateScope,
  Principal,
  RealNameLevel,
  SubjectKind,
} from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Bearer } from '../../../platform/gate.ts';
import { leastRecent } from '../../../platform/least-recent.ts';
import type { IdentityContext } from '../context.ts';
import { csrfText, draftsStillTaken, type SessionKind, sessionState } from '../session.ts';
import { standsForQuery } from '../store/absence.ts';
import { nameOf } from '../store/subjects.ts';

/** The columns of the other kind of session are missing. */
type Row = {
  id: string;
  lastSeenAt: Date;
  idleSeconds: number;
  expiresAt: Date;
  revokedAt: Date | null;
  /** Of all officers' rights, as this row was read; applicants' sessions have none. */
  stamp?: number | null;
} & Partial<Owner>;

type Owner = {
  accountId: string | null;
  level: RealNameLevel | null;
  personId: string | null;
  personSealed: string | null;
  subjectId: string | null;
  subjectKind: SubjectKind | null;
  subjectName: string | null;
  subjectSealed: string | null;
  /** Of the power under which the session acts for another; null: none, or none is needed. */
  ownRight: boolean | null;
  mandates: MandateScope[] | null;
  lapsed: boolean;
  staffId: string | null;
  staffName: string | null;
  title: string | null;
  grants: Grant[] | null;
  standsFor: Principal[] | null;
};

const minute = 60_000;
const nobody: Bearer = { actor: { kind: 'anonymous' }, csrf: undefined, expired: false };

/**
 * Who a session's token stands for, read anew with each request in one prepared statement; the visit is noted at most
 * once a minute. What was read of an officer before is taken again while no right of any officer has changed: the same
 * statement that reads the session tells that, so that what is taken away is gone with the next request.
 * Never throws for a bad token. Closed accounts and stopped staff are nobody; a mandate that ended leaves the
 * person, `lapsed`: the gate refuses what she was about to do in the other's name.
 */
export async function authenticate(ctx: IdentityContext, token: string | undefined): Promise<Bearer> {
  if (!token || token.length > 100) return nobody;
  const now = ctx.clock.now();
  const row = await readSession(ctx, token, now);
  if (!row) return nobody;
  const state = sessionState({ ...row, idleMs: row.idleSeconds * 1000 }, now);
  const csrf = csrfOf(ctx, row.id);
  if (state === 'expired') return { ...nobody, ...formerOf(row, now, csrf), expired: true };
  if (state === 'live' && now.getTime() - row.lastSeenAt.getTime() >= minute) await noteVisit(ctx, row, now);
  const actor = state === 'live' ? actorOf(ctx, row) : undefined;
  return actor ? { actor, csrf, expired: false } : nobody;
}

/** A token follows from its session alone, so it is signed once for many requests; kept by keyring, as keys differ. */
const tokens = new WeakMap<IdentityContext['keyring'], ReturnType<typeof leastRecent<string, string>>>();

function csrfOf({ keyring }: IdentityContext, sessionId: string): string {
  const known = tokens.get(keyring) ?? leastRecent<string, string>(20_000);
  tokens.set(keyring, known);
  return known.get(sessionId, () => keyring.sign(csrfText(sessionId)));
}

/** Of an applicant whose session ended less than a day ago: what was typed then may still be kept as a draft. */
function formerOf(row: Row, now: Date, csrf: string): Pick<Bearer, 'former' | 'csrf'> {
  const { accountId, subjectId, lapsed } = row;
  if (!accountId || !subjectId || lapsed || !draftsStillTaken(row.expiresAt, now)) return { csrf: undefined };
  return { former: { accountId, subjectId, ...underOf(row) }, csrf };
}

/** The mandates that bound an actor; nothing for who acts in her own right. */
const underOf = ({ ownRight, mandates }: Row): { mandates?: MandateScope[] } =>
  mandates && !ownRight ? { mandates } : {};

/**
 * Which of the two statements a token asks for: what a session is of never changes. And what it opened when it was last
 * read, if it is an officer's: it holds on that day under that stamp, and no longer.
 */
type Known = { kind: SessionKind | undefined; kept?: { day: string; stamp: number; owner: Partial<Owner> } };
const sessions = leastRecent<string, Known>(20_000);

async function readSession(ctx: IdentityContext, token: string, now: Date): Promise<Row | undefined> {
  const sm3 = sm3Hex(token);
  const day = localDate(now);
  const known = sessions.get(sm3, () => ({ kind: undefined }));
  const { kept } = known;
  if (kept?.day === day) {
    const row = await readRow(ctx, texts.again, [sm3]);
    if (!row || row.stamp === kept.stamp) return row && { ...row, ...kept.owner };
  }
  for (const kind of known.kind ? [known.kind] : (['staff', 'applicant'] as const)) {
    const row = await readRow(ctx, texts[kind], [sm3, day]);
    if (!row) continue;
    known.kind = kind;
    // Where the number itself is missing nothing would tell of a change, so nothing is kept.
    if (typeof row.stamp === 'number') known.kept = { day, stamp: row.stamp, owner: officerOf(row) };
    return row;
  }
  return undefined;
}

async function readRow(ctx: IdentityContext, text: string, values: unknown[]): Promise<Row | undefined> {
  const { rows } = await ctx.db.executeQuery<Row>(CompiledQuery.raw(text, values));
  return rows[0];
}

/** Frozen, for it is given to every request of the session. */
function officerOf({ staffId, staffName, title, grants, standsFor }: Row): Partial<Owner> {
  for (const held of [grants, ...(standsFor ?? []).map((absent) => absent.grants)]) {
    held?.forEach(Object.freeze);
    Object.freeze(held);
  }
  standsFor?.forEach(Object.freeze);
  const owner = { staffId, staffName, title, grants, standsFor: Object.freeze(standsFor) };
  return Object.freeze(owner) as Partial<Owner>;
}

/** A statement of its own: one that may write costs twice as much, and it is due once in hundreds of requests. */
async function noteVisit(ctx: IdentityContext, { id, lastSeenAt }: Row, now: Date): Promise<void> {
  await sql`update identity.session set last_seen_at = ${now}
    where id = ${id} and revoked_at is null and last_seen_at = ${lastSeenAt}`.execute(ctx.db);
}

const times = `s.id, s.last_seen_at as "lastSeenAt", s.idle_seconds as "idleSeconds", s.expires_at as "expiresAt",
  s.revoked_at as "revokedAt"`;
const stamp = '(select version from identity.rights_stamp) as stamp';

/** Fixed texts, because one runs with every request. $1 SM3 of the token, $2 today in China. */
const texts: Record<SessionKind | 'again', string> = {
  again: `select ${times}, ${stamp} from identity.session s where s.token_sm3 = $1 and s.kind = 'staff'`,
  staff: `
  select ${times}, ${stamp}, st.id as "staffId", st.name as "staffName", st.title,
    (select jsonb_agg(jsonb_build_object('role', role, 'divisionCode', division_code, 'organisationId', organisation_id)
      order by role, division_code, organisation_id) from identity.staff_grant where staff_id = st.id) as grants,
    (${standsForQuery('st.id', '$2')}) as "standsFor"
  from identity.session s
  left join identity.staff st on st.id = s.staff_id and st.active
  where s.token_sm3 = $1 and s.kind = 'staff'`,
  applicant: `
  select ${times}, a.id as "accountId", a.level, p.id as "personId", p.name_sealed as "personSealed",
    coalesce(o.id, p.id) as "subjectId", coalesce(o.kind, p.kind) as "subjectKind", o.name as "subjectName",
    o.name_sealed as "subjectSealed", w.own as "ownRight", w.mandates,
    (s.subject_id is distinct from p.id and o.id is null) as lapsed
  from identity.session s
  left join identity.account a on a.id = s.account_id and a.closed_at is null
  left join identity.subject p on p.id = a.person_id
  left join lateral (
    select w.subject_id, bool_or(w.mandate_id is null) as own,
      jsonb_agg(jsonb_build_object('id', w.mandate_id, 'divisionCode', w.division_code, 'itemCodes', w.item_codes,
        'mayCommit', w.may_commit) order by w.mandate_id) filter (where w.mandate_id is not null) as mandates
    from identity.power w where w.person_id = p.id and w.subject_id = s.subject_id
      and $2::date between w.valid_from and coalesce(w.valid_to, 'infinity')
    group by w.subject_id
  ) w on true
  left join identity.subject o on o.id = w.subject_id
  where s.token_sm3 = $1 and s.kind = 'applicant'`,
};

function actorOf(ctx: IdentityContext, row: Row): Actor | undefined {
  if (row.staffId) {
    const { id: sessionId, staffId, staffName, title, grants, standsFor } = row;
    return {
      kind: 'staff',
      sessionId,
      staffId,
      name: staffName ?? '',
      title: title ?? '',
      grants: grants ?? [],
      ...(standsFor ? { standsFor } : {}),
    };
  }
  if (!row.accountId || !row.personId || !row.subjectId) return undefined;
  const personName = nameOf(ctx.keyring, {
    id: row.personId,
    name: null,
    name_sealed: row.personSealed ?? null,
  });
  return {
    kind: 'applicant',
    sessionId: row.id,
    accountId: row.accountId,
    personId: row.personId,
    personName,
    subjectId: row.subjectId,
    subjectName: subjectNameOf(ctx, row) ?? personName,
    subjectKind: row.subjectKind ?? 'person',
    level: row.level ?? 1,
    ...underOf(row),
    ...(row.lapsed ? { lapsed: true } : {}),
  };
}

function subjectNameOf(ctx: IdentityContext, { subjectId, subjectName, subjectSealed }: Row): string | null {
  if (!subjectSealed || !subjectId) return subjectName ?? null;
  return nameOf(ctx.keyring, { id: subjectId, name: null, name_sealed: subjectSealed });
}
