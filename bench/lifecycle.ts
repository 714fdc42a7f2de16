import { verifyChains } from '../server/modules/cases/index.ts';
import { type CasesBed, casesBed, restaurantDraft } from '../server/modules/cases/testing.ts';
import { sql } from '../server/platform/db/index.ts';
import { createTestDb } from '../server/platform/testing/db.ts';
import { connect, type Replay, readRows, replayRows } from './bare.ts';
import { type Draft, type Driver, directDriver, httpDriver } from './drivers.ts';
import { inParallel, type Timing, timing } from './statistics.ts';

/** openDb's default; the bare database gets the same. */
const connections = 4;
const width = 2 * connections;
/** All take turns, so that whatever else the machine does falls on each of them. */
const rounds = 5;

export type Run = { commandsPerSecond: number; timing: Timing; byCommand: Record<string, Timing> };
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
  const drivers = { http: await httpDriver(bed), direct: directDriver(bed) };
  const turns: Turn[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      say(round ? `round ${round} of ${rounds}` : 'warming up');
      const count = round ? Math.ceil(cases / rounds) : 20;
      const http = await journeys(drivers.http, await draftsFor(bed, count));
      const direct = await journeys(drivers.direct, await draftsFor(bed, count));
      const bare = await replayRows(clients, await readRows(bed.url, http.ids));
      if (round) turns.push({ http, direct, bare });
    }
    return summary(turns, (await verifyChains(bed.db)).whole);
  } finally {
    await drivers.http.close();
    await Promise.all(clients.map((client) => client.end()));
    await other.close();
    await bed.close();
  }
}

type Journeys = { seconds: number; times: [string, number][]; ids: string[] };
type Turn = { http: Journeys; direct: Journeys; bare: Replay };

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

async function journeys(driver: Driver, drafts: readonly Draft[]): Promise<Journeys> {
  const times: [string, number][] = [];
  const ids: string[] = [];
  const timed = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await act();
    times.push([name, performance.now() - began]);
    return result;
  };
  const opinion = { opinion: 'grant', reason: '布局、流程和制度符合要求，建议准予。' };
  const decision = { decision: 'grant', reason: '申请符合法定条件、标准，准予许可。' };
  const steps = [
    ['clerk', 'take', {}],
    ['clerk', 'accept', {}],
    ['reviewer', 'take', {}],
    ['reviewer', 'review', opinion],
    ['decider', 'take', {}],
    ['decider', 'decide', decision],
    ['issuer', 'take', {}],
    ['issuer', 'finish', { delivery: 'counter' }],
  ] as const;
  const seconds = await inParallel(drafts, width, async (draft) => {
    const id = await timed('submit', () => driver.submit(draft));
    ids.push(id);
    for (const [index, [officer, command, body]] of steps.entries()) {
      await timed(command, () => driver.act(officer, command, id, { version: index + 1, ...body }));
    }
  });
  return { seconds, times, ids };
}

function summary(turns: readonly Turn[], whole: boolean): LifecycleResult {
  const sum = (of: (one: Turn) => number) => turns.reduce((all, one) => all + of(one), 0);
  const run = (of: (one: Turn) => Journeys): Run => {
    const times = turns.flatMap((one) => of(one).times);
    const only = (list: readonly [string, number][]) => list.map(([, ms]) => ms);
    const named = Map.groupBy(times, ([name]) => name);
    return {
      commandsPerSecond: Math.round(times.length / sum((one) => of(one).seconds)),
      timing: timing(only(times)),
      byCommand: Object.fromEntries([...named].map(([name, list]) => [name, timing(only(list))])),
    };
  };
  const commands = sum((one) => one.http.times.length);
  const bareSeconds = sum((one) => one.bare.seconds);
  const ratioOf = (of: (one: Turn) => Journeys) =>
    Number((bareSeconds / sum((one) => of(one).seconds)).toFixed(2));
  return {
    cases: commands / 9,
    commands,
    connections,
    ...run((one) => one.http),
    useCases: run((one) => one.direct),
    bare: {
      commandsPerSecond: Math.round(commands / bareSeconds),
      timing: timing(turns.flatMap((one) => one.bare.times)),
      statements: sum((one) => one.bare.statements),
    },
    ratio: ratioOf((one) => one.http),
    ratioOfUseCases: ratioOf((one) => one.direct),
    whole,
  };
}
