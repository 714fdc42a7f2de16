import { verifyChains } from '../server/modules/cases/index.ts';
import { type CasesBed, casesBed, restaurantDraft } from '../server/modules/cases/testing.ts';
import { sql } from '../server/platform/db/index.ts';
import { createTestDb } from '../server/platform/testing/db.ts';
import { connect, type Replay, readRows, replayRows } from './bare.ts';
import { direct, overHttp, type Way } from './drivers.ts';
import type { Draft, Journeys } from './journeys.ts';
import { type Timing, timing } from './statistics.ts';

/** openDb's default; the bare database gets the same. */
const connections = 4;
const width = 2 * connections;
/** All take turns, so that whatever else the machine does falls on each of them. */
const rounds = 5;

export type Run = {
  commandsPerSecond: number;
  /** What one command costs this process: it hardly changes where others share the machine. */
  cpuMs: number;
  timing: Timing;
  byCommand: Record<string, Timing>;
};
export type LifecycleResult = Run & {
  cases: number;
  commands: number;
  connections: number;
  /** The same without HTTP. */
  useCases: Run;
  bare: { commandsPerSecond: number; timing: Timing; statements: number };
  /** Commands per second over HTTP, and of the use cases, to those of the bare database writing the same rows. */
  ratio: number;
  ratioOfUseCases: number;
  whole: boolean;
};

/**
 * The journey of the food licence, nine commands a case: submit · take · accept · take · review · take · decide · take ·
 * finish, with all their work (session, rights, form, sealing, chain, numbers, papers' data). The rows are then written
 * again, into another database of the same server with the same tables and indexes, by plain prepared statements, one
 * transaction a command, over as many connections.
 */
export async function benchLifecycle(cases: number, say: (line: string) => void): Promise<LifecycleResult> {
  const bed = await casesBed();
  const other = await createTestDb();
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(other.url)));
  const ways = { http: await overHttp(bed), direct: direct(bed) };
  const turns: Turn[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      say(round ? `round ${round} of ${rounds}` : 'warming up');
      const count = round ? Math.ceil(cases / rounds) : 20;
      const http = await costed(ways.http, await draftsFor(bed, count));
      const useCases = await costed(ways.direct, await draftsFor(bed, count));
      const bare = await replayRows(clients, await readRows(bed.url, http.ids));
      if (round) turns.push({ http, useCases, bare });
    }
    return summary(turns, (await verifyChains(bed.db)).whole);
  } finally {
    await ways.http.close();
    await Promise.all(clients.map((client) => client.end()));
    await other.close();
    await bed.close();
  }
}

type Costed = Journeys & { cpuMs: number };
type Turn = { http: Costed; useCases: Costed; bare: Replay };

async function costed(way: Way, drafts: Draft[]): Promise<Costed> {
  const before = process.cpuUsage();
  const done = await way.run(drafts, width);
  const { user, system } = process.cpuUsage(before);
  return { ...done, cpuMs: (user + system) / 1000 };
}

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

function summary(turns: readonly Turn[], whole: boolean): LifecycleResult {
  const sum = (of: (one: Turn) => number) => turns.reduce((all, one) => all + of(one), 0);
  const run = (of: (one: Turn) => Costed): Run => {
    const times = turns.flatMap((one) => of(one).times);
    const only = (list: readonly [string, number][]) => list.map(([, ms]) => ms);
    const named = Map.groupBy(times, ([name]) => name);
    return {
      commandsPerSecond: Math.round(times.length / sum((one) => of(one).seconds)),
      cpuMs: Number((sum((one) => of(one).cpuMs) / times.length).toFixed(2)),
      timing: timing(only(times)),
      byCommand: Object.fromEntries([...named].map(([name, list]) => [name, timing(only(list))])),
    };
  };
  const commands = sum((one) => one.http.times.length);
  const bareSeconds = sum((one) => one.bare.seconds);
  const ratioOf = (of: (one: Turn) => Costed) =>
    Number((bareSeconds / sum((one) => of(one).seconds)).toFixed(2));
  return {
    cases: commands / 9,
    commands,
    connections,
    ...run((one) => one.http),
    useCases: run((one) => one.useCases),
    bare: {
      commandsPerSecond: Math.round(commands / bareSeconds),
      timing: timing(turns.flatMap((one) => one.bare.times)),
      statements: sum((one) => one.bare.statements),
    },
    ratio: ratioOf((one) => one.http),
    ratioOfUseCases: ratioOf((one) => one.useCases),
    whole,
  };
}
