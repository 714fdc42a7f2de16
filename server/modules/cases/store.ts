import type { CommandReply } from '../../../contracts/cases.ts';
import { type Executor, type RawBuilder, sql, type Tx } from '../../platform/db/index.ts';
import type { CaseKey, Link } from './events/chain.ts';
import { type RouteWrite, routeAdditions } from './review/seat-store.ts';
import type { RowState } from './row.ts';

/** Rows of a case that are written once and never changed. */
export type AnswersRow = { round: number; sealed: string; sm3: string };
export type TextRow = { id: string; kind: string; sealed: string; sm3: string };
export type FileRow = {
  id: string;
  materialId: string;
  nameSealed: string;
  mediaType: string;
  size: number;
  sm3: string;
};
export type MaterialRow = {
  round: number;
  materialId: string;
  name: string;
  required: boolean;
  source: string;
  fileIds: string[];
  licenceSealed: string | null;
  licenceSm3: string | null;
};
export type DocumentRow = {
  id: string;
  kind: string;
  number: string;
  scope: string;
  seq: number;
  templateVersion: number;
  sealed: string;
  sm3: string;
};
export type OutboxRow = { kind: string; payload: Record<string, unknown> };

/** One act: what it adds to the evidence, and what lists, retries and listeners learn of it. */
export type Write = {
  key: CaseKey;
  at: string;
  links: Link[];
  row: RowState;
  answers: AnswersRow[];
  texts: TextRow[];
  files: FileRow[];
  materials: MaterialRow[];
  documents: DocumentRow[];
  outbox: OutboxRow[];
  route?: RouteWrite;
  command: { actor: string; key: string; request: string; reply: CommandReply };
  /** The draft that became this; its uploads are the case's files now. */
  draftId: string | null;
  /** With a transfer. */
  organisationName?: string;
};

/** Columns that a submission fixes for good. */
export type NewCase = {
  number: string;
  numberScope: string;
  numberSeq: number;
  placeCode: string;
  organisationId: string;
  organisationName: string;
  itemCode: string;
  itemVersion: number;
  itemName: string;
  formVersion: number;
  subjectId: string;
  applicantKind: string;
  applicantName: string | null;
  applicantSealed: string;
  applicantBlind: string | null;
  queryBlinds: string[];
};

/** Writes the first act of a case: one statement, all or nothing. False where its draft was submitted before. */
export async function insertCase(tx: Tx, made: NewCase, write: Write): Promise<boolean> {
  const { key, row } = write;
  const { rows } = await sql`
    with gone as (
      delete from cases.draft where id = ${write.draftId}::uuid returning id
    ), guard as (
      insert into cases."case" (division_code, id, number, number_scope, number_seq, place_code, organisation_id,
        organisation_name, item_code, item_version, item_name, form_version, subject_id, agent_id, applicant_kind,
        applicant_name, applicant_sealed, applicant_blind, query_blinds, state, version, last_hash, submitted_at, accepted_at,
        acceptance_due, decision_due, due_at, warn_at, sort_at, deemed_due,
        calendar_version, supply_due, supply_warn, entrusted_to)
      select ${key.divisionCode}, ${key.id}::uuid, ${made.number}, ${made.numberScope}, ${made.numberSeq}::int,
        ${made.placeCode}, ${made.organisationId}, ${made.organisationName}, ${made.itemCode}, ${made.itemVersion}::int,
        ${made.itemName}, ${made.formVersion}::int, ${made.subjectId}::uuid, ${row.agentId}::uuid, ${made.applicantKind},
        ${made.applicantName}, ${made.applicantSealed}, ${made.applicantBlind}, ${made.queryBlinds}::text[],
        ${row.state}, ${row.version}::int, ${row.lastHash}, ${write.at}::timestamptz, ${row.acceptedAt}::timestamptz, ${row.acceptanceDue}::timestamptz,
        ${row.decisionDue}::timestamptz, ${row.dueAt}::timestamptz, ${row.warnAt}::timestamptz, ${row.sortAt}::timestamptz,
        ${row.deemedDue}::timestamptz, ${row.calendarVersion}, ${row.supplyDue}::timestamptz, ${row.supplyWarn}::timestamptz,
        ${row.entrustedTo}
      where ${write.draftId}::uuid is null or exists (select from gone)
      returning division_code, id
    ), ${additions(write)}
    select 1 from guard`.execute(tx);
  return rows.length === 1;
}

/** Writes an act upon version `seen`; false where somebody was first, and then nothing at all is written. */
export async function updateCase(executor: Executor, seen: number, write: Write): Promise<boolean> {
  const { key, row } = write;
  const { rows } = await sql`
    with guard as (
      update cases."case" set state = ${row.state}, version = ${row.version}, last_hash = ${row.lastHash},
        agent_id = ${row.agentId}, organisation_id = ${row.organisationId}, handler_id = ${row.handlerId}, handler_since = ${row.handlerSince},
        accepted_at = ${row.acceptedAt}, decided_at = ${row.decidedAt}, finished_at = ${row.finishedAt},
        acceptance_due = ${row.acceptanceDue}, decision_due = ${row.decisionDue}, due_at = ${row.dueAt},
        warn_at = ${row.warnAt}, sort_at = ${row.sortAt}, deemed_due = ${row.deemedDue},
        calendar_version = ${row.calendarVersion}, supply_due = ${row.supplyDue}, supply_warn = ${row.supplyWarn}, stopped_since = ${row.stoppedSince}, stop_until = ${row.stopUntil},
        entrusted_to = ${row.entrustedTo}${organisationName(write)}
      where division_code = ${key.divisionCode} and id = ${key.id} and version = ${seen}
      returning division_code, id
    )${draftGone(write)}, ${additions(write)}
    select 1 from guard`.execute(executor);
  return rows.length === 1;
}

const draftGone = ({ draftId }: Write): RawBuilder<unknown> =>
  draftId
    ? sql`, gone as (delete from cases.draft where id = ${draftId}::uuid and exists (select from guard))`
    : sql``;

/** Where the case goes to another organisation, the lists show that one's name. */
const organisationName = ({ organisationName: name }: Write): RawBuilder<unknown> =>
  name ? sql`, organisation_name = ${name}` : sql``;

/**
 * The rest of the statement: every part reads `guard`, so that it adds nothing where the guard took no row. A part with
 * nothing to add is left out: nine tables opened for one row cost the database a third of the whole act. Which parts
 * there are follows from the command, so that each client prepares a dozen texts, not more.
 */
function additions(write: Write): RawBuilder<unknown> {
  const { command, at } = write;
  const stream = `case:${write.key.divisionCode}:${write.key.id}`;
  const part = (rows: readonly unknown[], text: RawBuilder<unknown>) => (rows.length ? [text] : []);
  const parts = [
    sql`e as (
      insert into cases.event (division_code, case_id, seq, kind, actor, on_behalf_of, mandate, at, body, prev_hash, hash)
      select g.division_code, g.id, r.seq, r.kind, r.actor, r."onBehalfOf", r.mandate, r.at, r.body, r."prevHash", r.hash
      from guard g, json_to_recordset(${json(write.links)}::json)
        as r(seq int, kind text, actor text, "onBehalfOf" text, mandate uuid, at timestamptz, body text,
          "prevHash" text, hash text)
    ), o as (
      insert into platform.outbox (stream, kind, payload, created_at, next_at)
      select ${stream}, r.kind, r.payload, ${at}::timestamptz, ${at}::timestamptz
      from guard g, json_to_recordset(${json(write.outbox)}::json) as r(kind text, payload jsonb)
    ), k as (
      insert into platform.command_key (actor, key, request, reply, at)
      select ${command.actor}, ${command.key}, ${command.request}, ${json(command.reply)}::jsonb, ${at}::timestamptz from guard
    )`,
    ...part(
      write.answers,
      sql`a as (
      insert into cases.answers (division_code, case_id, round, sealed, sm3, at)
      select g.division_code, g.id, r.round, r.sealed, r.sm3, ${at}::timestamptz
      from guard g, json_to_recordset(${json(write.answers)}::json) as r(round int, sealed text, sm3 text)
    )`,
    ),
    ...part(
      write.texts,
      sql`t as (
      insert into cases.text (division_code, case_id, id, kind, sealed, sm3, at)
      select g.division_code, g.id, r.id, r.kind, r.sealed, r.sm3, ${at}::timestamptz
      from guard g, json_to_recordset(${json(write.texts)}::json) as r(id uuid, kind text, sealed text, sm3 text)
    )`,
    ),
    ...part(
      write.files,
      sql`f as (
      insert into cases.case_file (division_code, case_id, id, material_id, name_sealed, media_type, size, sm3, at)
      select g.division_code, g.id, r.id, r."materialId", r."nameSealed", r."mediaType", r.size, r.sm3, ${at}::timestamptz
      from guard g, json_to_recordset(${json(write.files)}::json)
        as r(id uuid, "materialId" text, "nameSealed" text, "mediaType" text, size bigint, sm3 text)
    )`,
    ),
    ...part(
      write.materials,
      sql`m as (
      insert into cases.material (division_code, case_id, round, material_id, name, required, source, file_ids,
        licence_sealed, licence_sm3)
      select g.division_code, g.id, r.round, r."materialId", r.name, r.required, r.source,
        array(select json_array_elements_text(r."fileIds")::uuid), r."licenceSealed", r."licenceSm3"
      from guard g, json_to_recordset(${json(write.materials)}::json) as r(round int, "materialId" text, name text,
        required boolean, source text, "fileIds" json, "licenceSealed" text, "licenceSm3" text)
    )`,
    ),
    ...part(
      write.documents,
      sql`d as (
      insert into cases.document (division_code, case_id, id, kind, number, number_scope, number_seq,
        template_version, sealed, sm3, at)
      select g.division_code, g.id, r.id, r.kind, r.number, r.scope, r.seq, r."templateVersion", r.sealed, r.sm3, ${at}::timestamptz
      from guard g, json_to_recordset(${json(write.documents)}::json)
        as r(id uuid, kind text, number text, scope text, seq int, "templateVersion" int, sealed text, sm3 text)
    )`,
    ),
  ];
  return sql`${sql.join(parts)}${routeAdditions(write.route ?? null)}`;
}

const json = (value: unknown): string => JSON.stringify(value);

/**
 * The next number of each scope, gapless: its row stays locked until this transaction ends, and a rollback gives the
 * number back. Scopes are taken in one order, so that two acts never wait for each other crosswise.
 */
export async function takeNumbers(
  tx: Tx,
  divisionCode: string,
  scopes: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ scope: string; last: number }>`
    insert into cases.number_sequence as s (division_code, scope, last)
    select ${divisionCode}, scope, 1 from unnest(${[...scopes].sort()}::text[]) as scope
    on conflict (division_code, scope) do update set last = s.last + 1
    returning scope, last`.execute(tx);
  return new Map(rows.map((row) => [row.scope, row.last]));
}

export type Known = { request: string; reply: CommandReply };

export type Loaded = {
  divisionCode: string;
  id: string;
  lastHash: string;
  version: number;
  itemName: string;
  organisationName: string;
  applicantKind: string;
  applicantSealed: string;
  bodies: string[];
  hashes: string[];
};

/** Body and hash of each event; as JSON, which the driver reads ten times as fast as an array of texts. */
type Row = Omit<Loaded, 'bodies' | 'hashes'> & { chain: [string, string][] | null; known: Known | null };

/** What a command must know, in one round trip: the case with its events, and whether its key was used before. */
export async function loadForCommand(
  executor: Executor,
  caseId: string,
  actor: string,
  key: string,
): Promise<{ found: Loaded | undefined; known: Known | undefined }> {
  const { rows } = await sql<Row>`
    select c.division_code as "divisionCode", c.id, c.last_hash as "lastHash", c.version,
      c.item_name as "itemName", c.organisation_name as "organisationName", c.applicant_kind as "applicantKind",
      c.applicant_sealed as "applicantSealed",
      (select json_agg(json_build_array(e.body, e.hash) order by e.seq) from cases.event e
        where e.division_code = c.division_code and e.case_id = c.id) as chain,
      (select json_build_object('request', k.request, 'reply', k.reply) from platform.command_key k
        where k.actor = ${actor} and k.key = ${key}) as known
    from (select 1) as one left join cases."case" c on c.id = ${caseId}`.execute(executor);
  const { known, chain, ...found } = rows[0] as Row;
  if (!found.id) return { found: undefined, known: known ?? undefined };
  const links = chain ?? [];
  const bodies = links.map(([body]) => body);
  return { found: { ...found, bodies, hashes: links.map(([, hash]) => hash) }, known: known ?? undefined };
}

/** The reply that a key has got before. */
export async function findCommand(
  executor: Executor,
  actor: string,
  key: string,
): Promise<Known | undefined> {
  const { rows } = await sql<Known>`
    select request, reply from platform.command_key where actor = ${actor} and key = ${key}`.execute(
    executor,
  );
  return rows[0];
}
