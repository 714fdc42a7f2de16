import type { BatchCommand, BatchSummary } from '../../../../contracts/batches.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

export type BatchRow = {
  id: string;
  staffId: string;
  command: BatchCommand;
  inputSealed: string;
  total: number;
};
export type OpenCase = { position: number; caseId: string; version: number };
export type Outcome = {
  position: number;
  outcome: 'done' | 'refused';
  code: string | null;
  params: object | null;
};

/** Puts a batch in with its cases and the row that starts it; answers the batch that this key made before, if any. */
export async function insertBatch(
  tx: Tx,
  made: BatchRow & { key: string; at: Date },
  cases: readonly { id: string; version: number }[],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into cases.batch (id, staff_id, key, command, input_sealed, total, at)
    values (${made.id}, ${made.staffId}, ${made.key}, ${made.command}, ${made.inputSealed}, ${made.total}, ${made.at})
    on conflict (staff_id, key) do nothing returning id`.execute(tx);
  if (!rows.length) {
    const { rows: known } = await sql<{ id: string }>`
      select id from cases.batch where staff_id = ${made.staffId} and key = ${made.key}`.execute(tx);
    return (known[0] as { id: string }).id;
  }
  await sql`insert into cases.batch_case (batch_id, position, case_id, version)
    select ${made.id}::uuid, r.position, r.id, r.version
    from unnest(${cases.map((one) => one.id)}::uuid[], ${cases.map((one) => one.version)}::int[])
      with ordinality as r (id, version, position)`.execute(tx);
  await nextStep(tx, made.id, made.at);
  return made.id;
}

/** The outbox row that works off the next cases; each batch is a stream of its own. */
export async function nextStep(tx: Tx, batchId: string, at: Date): Promise<void> {
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`batch:${batchId}`}, 'case-batch.step', ${JSON.stringify({ batchId })}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
}

export async function batchById(executor: Executor, id: string): Promise<BatchRow | undefined> {
  const { rows } =
    await sql<BatchRow>`select id, staff_id as "staffId", command, input_sealed as "inputSealed", total
    from cases.batch where id = ${id}`.execute(executor);
  return rows[0];
}

export async function openCases(executor: Executor, batchId: string, limit: number): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`select position, case_id as "caseId", version from cases.batch_case
    where batch_id = ${batchId} and outcome is null order by position limit ${limit}`.execute(executor);
  return rows;
}

export async function writeOutcomes(
  tx: Tx,
  batchId: string,
  outcomes: readonly Outcome[],
  at: Date,
): Promise<void> {
  await sql`update cases.batch_case b set outcome = r.outcome, code = r.code, params = r.params, at = ${at}
    from json_to_recordset(${JSON.stringify(outcomes)}::json)
      as r(position int, outcome text, code text, params jsonb)
    where b.batch_id = ${batchId} and b.position = r.position`.execute(tx);
}

export async function finishBatch(tx: Tx, batchId: string, at: Date): Promise<void> {
  await sql`update cases.batch set finished_at = ${at} where id = ${batchId}`.execute(tx);
}

type Summary = Omit<BatchSummary, 'at' | 'finishedAt'> & { at: Date; finishedAt: Date | null };

const summary = sql`b.id, b.command, b.total, b.at, b.finished_at as "finishedAt",
  (select count(*)::int from cases.batch_case c where c.batch_id = b.id and c.outcome = 'done') as done,
  (select count(*)::int from cases.batch_case c where c.batch_id = b.id and c.outcome = 'refused') as refused`;

/** An officer's own batches, newest first. */
export async function batchesOf(executor: Executor, staffId: string): Promise<BatchSummary[]> {
  const { rows } = await sql<Summary>`select ${summary} from cases.batch b
    where b.staff_id = ${staffId} order by b.id desc limit 50`.execute(executor);
  return rows.map(asText);
}

export async function ownBatch(
  executor: Executor,
  staffId: string,
  id: string,
): Promise<BatchSummary | undefined> {
  const { rows } = await sql<Summary>`select ${summary} from cases.batch b
    where b.staff_id = ${staffId} and b.id = ${id}`.execute(executor);
  return rows[0] && asText(rows[0]);
}

const asText = ({ at, finishedAt, ...rest }: Summary): BatchSummary => ({
  ...rest,
  at: at.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

export type CaseOutcome = {
  caseId: string;
  number: string;
  itemName: string;
  outcome: 'open' | 'done' | 'refused';
  code: string | null;
  params: Record<string, unknown> | null;
};

/** How each case of a batch ended, in the order they were chosen in. */
export async function outcomesOf(executor: Executor, batchId: string): Promise<CaseOutcome[]> {
  const { rows } = await sql<CaseOutcome>`
    select b.case_id as "caseId", coalesce(c.number, '') as number, coalesce(c.item_name, '') as "itemName",
      coalesce(b.outcome, 'open') as outcome, b.code, b.params
    from cases.batch_case b left join cases."case" c on c.id = b.case_id
    where b.batch_id = ${batchId} order by b.position`.execute(executor);
  return rows;
}
