import { type Executor, sql } from '../../../platform/db/index.ts';

export type StoredEvent = {
  seq: number;
  kind: string;
  actor: string;
  onBehalfOf: string | null;
  mandate: string | null;
  at: string;
  body: string;
  prevHash: string;
  hash: string;
};
export type StoredSeal = { sealed: string; sm3: string };

/** Everything of one case that its events vouch for. */
export type StoredCase = {
  divisionCode: string;
  id: string;
  number: string;
  placeCode: string;
  organisationId: string;
  itemCode: string;
  itemVersion: number;
  formVersion: number;
  subjectId: string;
  agentId: string;
  state: string;
  version: number;
  lastHash: string;
  handlerId: string | null;
  submittedAt: Date;
  acceptedAt: Date | null;
  decidedAt: Date | null;
  finishedAt: Date | null;
  events: StoredEvent[] | null;
  answers: (StoredSeal & { round: number })[] | null;
  texts: (StoredSeal & { id: string })[] | null;
  documents: (StoredSeal & { id: string; kind: string; number: string })[] | null;
  files: { id: string; sm3: string }[] | null;
  materials:
    | {
        round: number;
        materialId: string;
        source: string;
        fileIds: string[];
        sealed: string | null;
        sm3: string | null;
      }[]
    | null;
};

const own = sql`t.division_code = c.division_code and t.case_id = c.id`;

/** The next `limit` cases after a key, each with all its rows, as of one moment. */
export async function readBatch(
  executor: Executor,
  after: { divisionCode: string; id: string } | null,
  limit: number,
): Promise<StoredCase[]> {
  const { rows } = await sql<StoredCase>`
    select c.division_code as "divisionCode", c.id, c.number, c.place_code as "placeCode",
      c.organisation_id as "organisationId", c.item_code as "itemCode", c.item_version as "itemVersion",
      c.form_version as "formVersion", c.subject_id as "subjectId", c.agent_id as "agentId", c.state, c.version,
      c.last_hash as "lastHash", c.handler_id as "handlerId", c.submitted_at as "submittedAt",
      c.accepted_at as "acceptedAt", c.decided_at as "decidedAt", c.finished_at as "finishedAt",
      (select json_agg(json_build_object('seq', t.seq, 'kind', t.kind, 'actor', t.actor, 'onBehalfOf', t.on_behalf_of,
        'mandate', t.mandate, 'at', t.at, 'body', t.body, 'prevHash', t.prev_hash, 'hash', t.hash) order by t.seq)
        from cases.event t where ${own}) as events,
      (select json_agg(json_build_object('round', t.round, 'sealed', t.sealed, 'sm3', t.sm3))
        from cases.answers t where ${own}) as answers,
      (select json_agg(json_build_object('id', t.id, 'sealed', t.sealed, 'sm3', t.sm3))
        from cases.text t where ${own}) as texts,
      (select json_agg(json_build_object('id', t.id, 'kind', t.kind, 'number', t.number, 'sealed', t.sealed,
        'sm3', t.sm3)) from cases.document t where ${own}) as documents,
      (select json_agg(json_build_object('id', t.id, 'sm3', t.sm3)) from cases.case_file t where ${own}) as files,
      (select json_agg(json_build_object('round', t.round, 'materialId', t.material_id, 'source', t.source,
        'fileIds', t.file_ids, 'sealed', t.licence_sealed, 'sm3', t.licence_sm3))
        from cases.material t where ${own}) as materials
    from cases."case" c
    where (c.division_code, c.id) > (${after?.divisionCode ?? ''}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by c.division_code, c.id limit ${limit}`.execute(executor);
  return rows;
}

export type BrokenSequence = {
  divisionCode: string;
  scope: string;
  last: number | null;
  used: number;
  missing: number;
};

/** Sequences whose numbers are not exactly 1 to `last`, as of one moment. */
export async function brokenSequences(
  executor: Executor,
): Promise<{ checked: number; broken: BrokenSequence[] }> {
  const used = sql`
    select division_code, number_scope as scope, number_seq as seq from cases."case"
    union all select division_code, number_scope, number_seq from cases.document`;
  const { rows } = await sql<BrokenSequence & { whole: boolean }>`
    select division_code as "divisionCode", scope, s.last, coalesce(u.used, 0)::int as used,
      (s.last is not distinct from u.used::int and u.used = u.top and u.low = 1) as whole, 0 as missing
    from cases.number_sequence s
    full join (select division_code, scope, count(*) as used, max(seq) as top, min(seq) as low
      from (${used}) n group by 1, 2) u using (division_code, scope)
    order by 1, 2`.execute(executor);
  const broken = rows.filter((row) => row.whole !== true).slice(0, 100);
  for (const one of broken) one.missing = await firstMissing(executor, one);
  return { checked: rows.length, broken };
}

async function firstMissing(executor: Executor, { divisionCode, scope }: BrokenSequence): Promise<number> {
  const { rows } = await sql<{ missing: number | null }>`
    with used as (
      select number_seq as seq from cases."case" where division_code = ${divisionCode} and number_scope = ${scope}
      union all select number_seq from cases.document where division_code = ${divisionCode} and number_scope = ${scope})
    select min(n)::int as missing from generate_series(1, (select coalesce(max(seq), 0) + 1 from used)) n
    where n not in (select seq from used)`.execute(executor);
  return rows[0]?.missing ?? 0;
}

/** Evidence whose case is gone: possible only for who can switch the database's own checks off. */
export async function orphanedEvent(
  executor: Executor,
): Promise<{ divisionCode: string; caseId: string; seq: number } | undefined> {
  const { rows } = await sql<{ divisionCode: string; caseId: string; seq: number }>`
    select e.division_code as "divisionCode", e.case_id as "caseId", e.seq from cases.event e
    where not exists (select from cases."case" c where c.division_code = e.division_code and c.id = e.case_id)
    order by 1, 2, 3 limit 1`.execute(executor);
  return rows[0];
}
