import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acceptCase,
  decideCase,
  finishCase,
  requestCorrection,
  resubmitCase,
  reviewCase,
  takeCase,
} from './index.ts';
import { type CasesBed, casesBed, key, submitted } from './testing.ts';
import { verifyChains } from './verify.ts';

let bed: CasesBed;
let owner: pg.Client;
let number: string;
beforeAll(async () => {
  bed = await casesBed();
  await submitted(bed);
  const made = await submitted(bed);
  number = made.number;
  const { ctx, enterprise } = bed;
  const { clerk, reviewer, decider, issuer } = bed.officers;
  const act = <B extends object>(version: number, body?: B) => ({
    caseId: made.id,
    key: key(),
    body: { version, ...(body as B) },
  });
  await takeCase(ctx, clerk, act(1));
  const points = [{ kind: 'material' as const, ref: 'm3', say: '请重传。' }];
  await requestCorrection(ctx, clerk, act(2, { points }));
  await resubmitCase(ctx, enterprise, { caseId: made.id, key: key() });
  await takeCase(ctx, clerk, act(4));
  await acceptCase(ctx, clerk, act(5));
  await takeCase(ctx, reviewer, act(6));
  await reviewCase(ctx, reviewer, act(7, { opinion: 'grant' as const, reason: '同意' }));
  await takeCase(ctx, decider, act(8));
  await decideCase(ctx, decider, act(9, { decision: 'grant' as const, reason: '准予' }));
  await takeCase(ctx, issuer, act(10));
  await finishCase(ctx, issuer, act(11, { delivery: 'online' as const }));
  await submitted(bed);
  owner = new pg.Client({ connectionString: bed.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await bed.close();
});
beforeEach(() => owner.query('rollback'));

/** Tampers as the owner of the database, inside a transaction that only this connection sees, and verifies there. */
async function verifyAfter(...statements: string[]) {
  await owner.query('begin');
  await owner.query("set local session_replication_role = 'replica'"); // without the database's own checks
  for (const statement of statements) await owner.query(statement.replaceAll('$case', mine));
  const { Kysely, PostgresDialect } = await import('kysely');
  const pool = {
    connect: async () => ({ query: owner.query.bind(owner), release() {} }),
    end: async () => {},
  };
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as never }) });
  const found = await verifyChains(db);
  await owner.query('rollback');
  return found;
}
const mine = '(select id from cases."case" where version = 12)';

it('finds everything whole', async () => {
  const found = await verifyChains(bed.db);
  expect(found).toMatchObject({
    cases: 3,
    events: 14,
    answers: 4,
    texts: 3,
    documents: 6,
    faults: 0,
    first: null,
  });
  expect(found.sequences).toBe(5);
});

describe('names what was tampered with, and where', () => {
  it.each<[string, string, number, string[]]>([
    [
      'content of an event',
      'hash',
      5,
      [`update cases.event set body = replace(body, '李', '张') || ' ' where seq = 5 and case_id = $case`],
    ],
    [
      'a column beside it',
      'column',
      5,
      [`update cases.event set actor = 'staff:other' where seq = 5 and case_id = $case`],
    ],
    [
      'its time',
      'column',
      7,
      [`update cases.event set at = at - interval '1 day' where seq = 7 and case_id = $case`],
    ],
    [
      'a hash',
      'hash',
      3,
      [`update cases.event set hash = repeat('a', 64) where seq = 3 and case_id = $case`],
    ],
    [
      'a link',
      'link',
      4,
      [`update cases.event set prev_hash = repeat('a', 64) where seq = 4 and case_id = $case`],
    ],
    ['a deleted event', 'event-missing', 6, [`delete from cases.event where seq = 6 and case_id = $case`]],
    [
      'a deleted last event',
      'event-missing',
      12,
      [`delete from cases.event where seq = 12 and case_id = $case`],
    ],
    ['the head', 'head', 12, [`update cases."case" set last_hash = repeat('b', 64) where id = $case`]],
    ['the state in the list', 'row', 12, [`update cases."case" set state = 'received' where version = 12`]],
    [
      'the organisation in the list',
      'row',
      12,
      [`update cases."case" set organisation_id = 'x' where version = 12`],
    ],
    [
      'answers',
      'answers',
      1,
      [`update cases.answers set sealed = sealed || 'x' where round = 1 and case_id = $case`],
    ],
    [
      'answers with their sum',
      'answers',
      4,
      [`update cases.answers set sm3 = repeat('c', 64) where round = 2 and case_id = $case`],
    ],
    ['an opinion', 'text', 8, [`update cases.text set sealed = sealed || 'x' where kind = 'opinion'`]],
    ['a missing correction text', 'text', 3, [`delete from cases.text where kind = 'correction'`]],
    [
      'a file',
      'file',
      1,
      [`update cases.case_file set sm3 = repeat('d', 64) where material_id = 'm3' and case_id = $case`],
    ],
    [
      'a material',
      'material',
      1,
      [
        `update cases.material set source = 'absent' where material_id = 'm2' and round = 1 and case_id = $case`,
      ],
    ],
    ['a paper', 'document', 10, [`update cases.document set sealed = sealed || 'x' where kind = 'decision'`]],
    [
      "a paper's number",
      'document',
      6,
      [`update cases.document set number = '受字〔2026〕000009号' where kind = 'acceptance-notice'`],
    ],
    [
      'a smuggled text',
      'extra',
      12,
      [
        `insert into cases.text select division_code, case_id, uuidv7(), kind, sealed, sm3, at from cases.text where kind = 'opinion'`,
      ],
    ],
  ])('%s', async (_what, code, seq, statements) => {
    const { first, faults } = await verifyAfter(...statements);
    expect(first).toMatchObject({ code, seq, number, divisionCode: '513424' });
    expect(first?.say).toContain(number);
    expect(faults).toBe(1);
  });

  it('a case that was deleted with all its rows leaves a gap in the numbers', async () => {
    const tables = ['event', 'answers', 'text', 'case_file', 'material', 'document', 'rendering'];
    const { first } = await verifyAfter(
      ...tables.map((table) => `delete from cases.${table} where case_id = $case`),
      'delete from cases."case" where version = 12',
    );
    expect(first).toMatchObject({ code: 'sequence', number: 'case/20261123', seq: 2 });
    expect(first?.say).toBe('编号 case/20261123（513424）不连续：缺第 2 号，或者总数对不上。');
  });

  it('a sequence that was set back', async () => {
    const { first } = await verifyAfter(
      `update cases.number_sequence set last = 2 where scope like 'case/%'`,
    );
    expect(first).toMatchObject({ code: 'sequence' });
  });

  it('events whose case is gone', async () => {
    const { first } = await verifyAfter(`delete from cases."case" where version = 12`);
    expect(first).toMatchObject({ code: 'orphan', seq: 1 });
  });
});

describe('the application cannot touch its evidence', () => {
  it.each([
    'update cases.event set seq = 1',
    'delete from cases.event',
    'truncate cases.event',
    'update cases.answers set sm3 = null',
    'delete from cases.text',
    'update cases.document set number = number',
    'delete from cases."case"',
    'delete from cases.number_sequence',
    'alter table cases.event disable trigger all',
  ])('%s', async (statement) => {
    const client = new pg.Client({ connectionString: bed.url, options: '-c role=tongban_app' });
    await client.connect();
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});
