import { createHash } from 'node:crypto';
import pg from 'pg';
import { inParallel } from './statistics.ts';

type Row = Record<string, unknown>;
/** What the commands of one case wrote, by the event that they made. */
type Command = { at: string; statements: { table: string; row: Row }[]; scopes: string[] };
export type CaseRows = { row: Row; commands: Command[] };

const children = {
  'cases.answers': 'case_id',
  'cases.text': 'case_id',
  'cases.case_file': 'case_id',
  'cases.material': 'case_id',
  'cases.document': 'case_id',
} as const;

/** Reads cases with all that their commands wrote; values exactly as the driver gives them. */
export async function readRows(url: string, ids: readonly string[]): Promise<CaseRows[]> {
  const client = await connect(url);
  try {
    const { rows: cases } = await client.query(
      `select * from cases."case" where id = any($1::uuid[]) order by id`,
      [ids],
    );
    const all: CaseRows[] = [];
    for (const row of cases) all.push(await commandsOf(client, row));
    return all;
  } finally {
    await client.end();
  }
}

async function commandsOf(client: pg.Client, row: Row): Promise<CaseRows> {
  const of = async (text: string): Promise<Row[]> => (await client.query(text, [row.id])).rows;
  const events = await of(
    `select division_code, case_id, seq, kind, actor, on_behalf_of, at, body, prev_hash, hash
     from cases.event where case_id = $1 order by seq`,
  );
  const parts = new Map<string, Row[]>();
  for (const table of Object.keys(children))
    parts.set(table, await of(`select * from ${table} where case_id = $1`));
  const keys = await of(
    `select * from platform.command_key where reply->>'id' = $1::text order by (reply->>'version')::int`,
  );
  const outbox = await of(
    `select stream, kind, payload::text, created_at, next_at from platform.outbox
     where payload->>'caseId' = $1::text order by id`,
  );
  const commands = events.map((event, index): Command => {
    const at = (event.at as Date).getTime();
    const statements = [{ table: 'cases.event', row: event }];
    for (const [table, rows] of parts) {
      const mine = rows.filter((one) =>
        'at' in one ? (one.at as Date).getTime() === at && belongs(event, table, one) : index === 0,
      );
      for (const one of mine) statements.push({ table, row: one });
    }
    const documents = statements.filter((one) => one.table === 'cases.document');
    const scopes = documents.map((one) => String(one.row.number_scope));
    if (index === 0) scopes.unshift(String(row.number_scope));
    if (keys[index]) statements.push({ table: 'platform.command_key', row: keys[index] });
    if (outbox[index]) statements.push({ table: 'platform.outbox', row: outbox[index] });
    return { at: String(event.at), statements, scopes };
  });
  return { row, commands };
}

/** The bench's clock stands still, so the time does not tell commands apart; the kind of the event does. */
function belongs(event: Row, table: string, row: Row): boolean {
  const kind = String(event.kind).split('@')[0] ?? '';
  if (table === 'cases.answers' || table === 'cases.case_file') return kind === 'submitted';
  if (table === 'cases.text') return { opinion: 'reviewed', decision: 'decided' }[String(row.kind)] === kind;
  const papers: Record<string, string> = {
    'submission-receipt': 'submitted',
    'acceptance-notice': 'accepted',
    decision: 'decided',
  };
  return papers[String(row.kind)] === kind;
}

export type Replay = { seconds: number; times: number[]; statements: number };

/**
 * Writes the same rows into an empty database: per command a transaction of plain prepared statements, numbers by the
 * same kind of upsert, no reading, no hashing, no sealing.
 */
export async function replayRows(clients: readonly pg.Client[], cases: readonly CaseRows[]): Promise<Replay> {
  const times: number[] = [];
  let statements = 0;
  const free = [...clients];
  const seconds = await inParallel(cases, clients.length, async (one) => {
    const client = free.pop() as pg.Client;
    for (const [index, command] of one.commands.entries()) {
      const began = performance.now();
      const count = await replay(client, one, command, index);
      statements += count;
      times.push(performance.now() - began);
    }
    free.push(client);
  });
  return { seconds, times, statements };
}

async function replay(client: pg.Client, one: CaseRows, command: Command, index: number): Promise<number> {
  let count = 0;
  const run = async (text: string, values: unknown[] = []): Promise<void> => {
    count++;
    await client.query(values.length ? { name: nameOf(text), text, values } : text);
  };
  await run('begin');
  for (const scope of command.scopes) {
    await run(
      `insert into cases.number_sequence as s values ($1, $2, 1)
       on conflict (division_code, scope) do update set last = s.last + 1`,
      [one.row.division_code, scope],
    );
  }
  if (index === 0) await run(...insert('cases."case"', { ...one.row, version: 1, state: 'received' }));
  else await run(updateCase, updateValues(one.row, command, index));
  for (const { table, row } of command.statements) await run(...insert(table, row));
  await run('commit');
  return count;
}

const updateCase = `update cases."case" set state = $3, version = $4, last_hash = $5, agent_id = $6, handler_id = $7,
  handler_since = $8, accepted_at = $9, decided_at = $10, finished_at = $11, acceptance_due = $12, decision_due = $13,
  due_at = $14, warn_at = $15, sort_at = $16 where division_code = $1 and id = $2 and version = $4::int - 1`;

const states = [
  'received',
  'received',
  'accepted',
  'accepted',
  'reviewed',
  'reviewed',
  'decided',
  'decided',
  'finished',
];

function updateValues(row: Row, command: Command, index: number): unknown[] {
  const event = command.statements[0]?.row ?? {};
  const taken = String(event.kind).startsWith('taken');
  const { acceptance_due: acceptance, decision_due: decision } = row;
  const due = index < 2 ? acceptance : index < 6 ? decision : null;
  return [
    row.division_code,
    row.id,
    states[index],
    index + 1,
    event.hash,
    row.agent_id,
    taken ? String(event.actor).slice(6) : null,
    taken ? event.at : null,
    index < 2 ? null : row.accepted_at,
    index < 6 ? null : row.decided_at,
    index < 8 ? null : row.finished_at,
    acceptance,
    index < 2 ? null : decision,
    due,
    due,
    due ?? row.sort_at,
  ];
}

function insert(table: string, row: Row): [string, unknown[]] {
  const columns = Object.keys(row);
  const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`;
  return [text, Object.values(row).map((value) => (isPlain(value) ? JSON.stringify(value) : value))];
}

/** jsonb columns come back parsed and go in as text. */
const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value);

const names = new Map<string, string>();
function nameOf(text: string): string {
  const known = names.get(text) ?? createHash('sha1').update(text).digest('base64url');
  names.set(text, known);
  return known;
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
