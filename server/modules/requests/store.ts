import type { RequestChannel } from '../../../contracts/requests.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Executor, sql, type Tx } from '../../platform/db/index.ts';
import { genesis, type LinkedStep, linkStep, readStep } from '../cases/index.ts';
import { endedStates, type NewRequestEvent, type Request, type RequestEvent } from './request.ts';
import { openStep, sealStep } from './sealing.ts';

/** What a request is about and who filed it; never changes. */
export type RequestHead = {
  id: string;
  divisionCode: string;
  number: string;
  kind: string;
  channel: RequestChannel;
  titleSealed: string;
  bodySealed: string;
  contactSealed: string | null;
  accountId: string | null;
  filedBy: string | null;
  filedFor: string | null;
  externalNumber: string | null;
  caseNumber: string | null;
  consent: boolean;
};
export type StoredRequest = RequestHead & {
  organisationId: string | null;
  lastHash: string;
  dueAt: Date | null;
  warnAt: Date | null;
  filedAt: Date;
  publicTitle: string | null;
  publicText: string | null;
  publishedAt: Date | null;
};

export const headColumns = sql`r.id, r.division_code as "divisionCode", r.number, r.kind, r.channel,
  r.title_sealed as "titleSealed", r.body_sealed as "bodySealed", r.contact_sealed as "contactSealed",
  r.account_id as "accountId", r.filed_by as "filedBy", r.filed_for as "filedFor",
  r.external_number as "externalNumber", r.case_number as "caseNumber", r.consent,
  r.organisation_id as "organisationId", r.last_hash as "lastHash", r.due_at as "dueAt", r.warn_at as "warnAt",
  r.filed_at as "filedAt", r.public_title as "publicTitle", r.public_text as "publicText",
  r.published_at as "publishedAt"`;

export async function findRequest(db: Executor, id: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`
    select ${headColumns} from requests.request r where r.id = ${id}`.execute(db);
  return rows[0];
}

export async function requestByNumber(db: Executor, number: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`
    select ${headColumns} from requests.request r where r.number = ${number}`.execute(db);
  return rows[0];
}

export async function requestOfKey(db: Executor, fileKey: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`
    select ${headColumns} from requests.request r where r.file_key = ${fileKey}`.execute(db);
  return rows[0];
}

type EventRow = { seq: number; kind: string; actor: string; at: Date; body: string; sealed: string | null };

/** The steps of a request, oldest first, with what was written at each. */
export async function stepsOf(
  db: Executor,
  keyring: Keyring,
  id: string,
): Promise<{ events: RequestEvent[]; said: Map<number, string> }> {
  const { rows } = await sql<EventRow>`
    select seq, kind, actor, at, body, text_sealed as sealed from requests.event
    where request_id = ${id} order by seq`.execute(db);
  const said = new Map<number, string>();
  for (const { seq, sealed } of rows) if (sealed) said.set(seq, openStep(keyring, id, seq, sealed));
  return { events: rows.map((row) => readStep<RequestEvent>(row)), said };
}

/** The version that a command with this key made; undefined: the key is new. */
export async function versionOfKey(db: Executor, id: string, key: string): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select seq from requests.event where request_id = ${id} and key = ${key}`.execute(db);
  return rows[0]?.seq;
}

/** Gapless per division and day, given in the transaction that uses it: 513424-S20261123-0001. */
export async function nextNumber(tx: Tx, divisionCode: string, day: string): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into requests.number_sequence (division_code, day, last) values (${divisionCode}, ${day}, 1)
    on conflict (division_code, day) do update set last = requests.number_sequence.last + 1
    returning last`.execute(tx);
  const last = rows[0]?.last ?? 1;
  return `${divisionCode}-S${day.replaceAll('-', '')}-${String(last).padStart(4, '0')}`;
}

export type RequestWrite = {
  event: NewRequestEvent;
  actor: string;
  at: Date;
  key: string;
  text: string | null;
  after: Request;
  due: { at: Date; warnAt: Date } | null;
  /** Of what is published. */
  title?: string;
};

/** False where this key filed something before, or the order of 12345 is known. */
export async function insertRequest(
  tx: Tx,
  keyring: Keyring,
  head: RequestHead,
  write: RequestWrite,
): Promise<boolean> {
  const { after, at, due } = write;
  const link = linkOf(head, genesis, write);
  const { numAffectedRows } = await sql`
    insert into requests.request (id, division_code, number, kind, channel, file_key, title_sealed, body_sealed,
      contact_sealed, account_id, filed_by, filed_for, external_number, case_number, consent, state, version, last_hash,
      round, organisation_id, due_at, warn_at, filed_at)
    values (${head.id}, ${head.divisionCode}, ${head.number}, ${head.kind}, ${head.channel}, ${write.key},
      ${head.titleSealed}, ${head.bodySealed}, ${head.contactSealed}, ${head.accountId}, ${head.filedBy},
      ${head.filedFor}, ${head.externalNumber}, ${head.caseNumber}, ${head.consent}, ${after.state}, ${after.version},
      ${link.hash}, ${after.round}, ${after.organisationId}, ${due?.at ?? null}, ${due?.warnAt ?? null}, ${at})
    on conflict do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, keyring, head.id, write, link);
  return true;
}

/** Writes one step over the version it was decided on; false where somebody was first. */
export async function updateRequest(
  tx: Tx,
  keyring: Keyring,
  stored: StoredRequest,
  write: RequestWrite,
): Promise<boolean> {
  const { after, at, due, event } = write;
  const link = linkOf(stored, stored.lastHash, write);
  const officer = after.officer?.startsWith('staff:') ? after.officer.slice(6) : null;
  const published = event.kind === 'published';
  const ended = endedStates.includes(after.state);
  const { numAffectedRows } = await sql`
    update requests.request set state = ${after.state}, version = ${after.version}, last_hash = ${link.hash},
      round = ${after.round}, organisation_id = ${after.organisationId}, officer_id = ${officer},
      told_level = case when due_at is distinct from ${due?.at ?? null}::timestamptz then 0 else told_level end,
      due_at = ${due?.at ?? null}, warn_at = ${due?.warnAt ?? null}, reopen_until = ${after.reopenUntil},
      answered_at = coalesce(${event.kind === 'replied' ? at : null}, answered_at),
      ended_at = case when ${ended} then coalesce(ended_at, ${at}) end, level = ${after.level},
      public_title = coalesce(${published ? (write.title ?? null) : null}, public_title),
      public_text = coalesce(${published ? write.text : null}, public_text),
      published_at = coalesce(${published ? at : null}, published_at)
    where id = ${stored.id} and version = ${after.version - 1}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, keyring, stored.id, write, link);
  return true;
}

const linkOf = (
  { divisionCode, id }: { divisionCode: string; id: string },
  prevHash: string,
  write: RequestWrite,
): LinkedStep =>
  linkStep({ division: divisionCode, request: id }, prevHash, { ...write, seq: write.after.version });

async function insertEvent(
  tx: Tx,
  keyring: Keyring,
  id: string,
  { event, actor, at, key, text, after }: RequestWrite,
  link: LinkedStep,
): Promise<void> {
  const sealed = text === null ? null : sealStep(keyring, id, after.version, text);
  await sql`
    insert into requests.event (request_id, seq, kind, actor, at, body, text_sealed, prev_hash, hash, key)
    values (${id}, ${after.version}, ${link.kind}, ${actor}, ${at}, ${link.body}, ${sealed}, ${link.prevHash},
      ${link.hash}, ${key})`.execute(tx);
  const told = JSON.stringify({ requestId: id, actor, step: event.kind, version: after.version });
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`request:${id}`}, 'request.stepped', ${told}, ${at}, ${at})`.execute(tx);
}

export type RequestFile = { id: string; nameSealed: string; mediaType: string; size: number; sm3: string };

export async function insertFile(tx: Tx, requestId: string, file: RequestFile): Promise<void> {
  await sql`insert into requests.file (id, request_id, name_sealed, media_type, size, sm3)
    values (${file.id}, ${requestId}, ${file.nameSealed}, ${file.mediaType}, ${file.size}, ${file.sm3})`.execute(
    tx,
  );
}

export async function filesOf(db: Executor, requestId: string): Promise<RequestFile[]> {
  const { rows } = await sql<RequestFile>`
    select id, name_sealed as "nameSealed", media_type as "mediaType", size, sm3 from requests.file
    where request_id = ${requestId} order by id`.execute(db);
  return rows;
}
