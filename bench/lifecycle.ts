import type pg from 'pg';
import type { CommandReply } from '../contracts/cases.ts';
import {
  acceptCase,
  decideCase,
  finishCase,
  reviewCase,
  submitCase,
  takeCase,
  verifyChains,
} from '../server/modules/cases/index.ts';
import {
  type CasesBed,
  casesBed,
  county,
  foodLicence,
  key,
  restaurantDraft,
} from '../server/modules/cases/testing.ts';
import { sql } from '../server/platform/db/index.ts';
import { createTestDb } from '../server/platform/testing/db.ts';
import { connect, type Replay, readRows, replayRows } from './bare.ts';
import { inParallel, type Timing, timing } from './statistics.ts';

/** openDb's default; the bare database gets the same. */
const connections = 4;
const width = 2 * connections;

export type LifecycleResult = {
  cases: number;
  commands: number;
  connections: number;
  commandsPerSecond: number;
  timing: Timing;
  byCommand: Record<string, Timing>;
  bare: { commandsPerSecond: number; timing: Timing; statements: number };
  /** Commands per second of the product over those of the bare database writing the very same rows. */
  ratio: number;
  whole: boolean;
};

/** The two take turns, so that whatever else the machine does falls on both. */
const rounds = 5;

/**
 * The journey of the food licence, nine commands a case: submit · take · accept · take · review · take · decide · take ·
 * finish. The use cases do all their work (rights, form, sealing, chain, numbers, papers' data). The rows they wrote are
 * then written again, into another database of the same server with the same tables and indexes, by plain prepared
 * statements, one transaction a command, over as many connections.
 */
export async function benchLifecycle(cases: number, say: (line: string) => void): Promise<LifecycleResult> {
  const bed = await casesBed();
  const other = await createTestDb();
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(other.url)));
  try {
    say('warming up');
    await turn(bed, clients, await draftsFor(bed, 20));
    const turns: Turn[] = [];
    for (let round = 1; round <= rounds; round++) {
      say(`round ${round} of ${rounds}`);
      turns.push(await turn(bed, clients, await draftsFor(bed, Math.ceil(cases / rounds))));
    }
    return summary(turns, (await verifyChains(bed.db)).whole);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await other.close();
    await bed.close();
  }
}

type Turn = { seconds: number; times: [string, number][]; cases: number; bare: Replay };

async function turn(bed: CasesBed, clients: readonly pg.Client[], drafts: readonly Draft[]): Promise<Turn> {
  const times: [string, number][] = [];
  const ids: string[] = [];
  const seconds = await journeys(bed, drafts, times, ids);
  const bare = await replayRows(clients, await readRows(bed.url, ids));
  return { seconds, times, cases: drafts.length, bare };
}

function summary(turns: readonly Turn[], whole: boolean): LifecycleResult {
  const sum = (of: (one: Turn) => number) => turns.reduce((all, one) => all + of(one), 0);
  const commands = sum((one) => one.times.length);
  const seconds = sum((one) => one.seconds);
  const bareSeconds = sum((one) => one.bare.seconds);
  const times = turns.flatMap((one) => one.times);
  const named = Map.groupBy(times, ([name]) => name);
  const only = (list: readonly [string, number][]) => list.map(([, ms]) => ms);
  return {
    cases: sum((one) => one.cases),
    commands,
    connections,
    commandsPerSecond: Math.round(commands / seconds),
    timing: timing(only(times)),
    byCommand: Object.fromEntries([...named].map(([name, list]) => [name, timing(only(list))])),
    bare: {
      commandsPerSecond: Math.round(commands / bareSeconds),
      timing: timing(turns.flatMap((one) => one.bare.times)),
      statements: sum((one) => one.bare.statements),
    },
    ratio: Number((bareSeconds / seconds).toFixed(2)),
    whole,
  };
}

type Draft = { draftId: string; accountId: string };

/** A draft each for an account of its own: one account has one draft of an item. */
async function draftsFor(bed: CasesBed, count: number): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (let index = 0; index < count; index++) {
    const draftId = await restaurantDraft(bed);
    const accountId = `bench-${draftId}`;
    await sql`update cases.draft set account_id = ${accountId} where id = ${draftId}`.execute(bed.db);
    drafts.push({ draftId, accountId });
  }
  return drafts;
}

function journeys(
  bed: CasesBed,
  drafts: readonly Draft[],
  times: [string, number][],
  ids: string[],
): Promise<number> {
  const { ctx, officers } = bed;
  const timed = async (name: string, act: () => Promise<CommandReply>): Promise<CommandReply> => {
    const began = performance.now();
    const reply = await act();
    times.push([name, performance.now() - began]);
    return reply;
  };
  return inParallel(drafts, width, async ({ draftId, accountId }) => {
    const who = { ...bed.enterprise, accountId };
    const what = { divisionCode: county, itemCode: foodLicence, draftId, key: key() };
    const { id } = await timed('submit', () => submitCase(ctx, who, what));
    ids.push(id);
    const act = <B extends object>(version: number, body: B) => ({
      caseId: id,
      key: key(),
      body: { version, ...body },
    });
    await timed('take', () => takeCase(ctx, officers.clerk, act(1, {})));
    await timed('accept', () => acceptCase(ctx, officers.clerk, act(2, {})));
    await timed('take', () => takeCase(ctx, officers.reviewer, act(3, {})));
    const opinion = { opinion: 'grant' as const, reason: '布局、流程和制度符合要求，建议准予。' };
    await timed('review', () => reviewCase(ctx, officers.reviewer, act(4, opinion)));
    await timed('take', () => takeCase(ctx, officers.decider, act(5, {})));
    const decision = { decision: 'grant' as const, reason: '申请符合法定条件、标准，准予许可。' };
    await timed('decide', () => decideCase(ctx, officers.decider, act(6, decision)));
    await timed('take', () => takeCase(ctx, officers.issuer, act(7, {})));
    await timed('finish', () => finishCase(ctx, officers.issuer, act(8, { delivery: 'counter' as const })));
  });
}
