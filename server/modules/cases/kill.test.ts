import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type CasesBed, casesBed, restaurantDraft } from './testing.ts';
import type { Known } from './testing-killed.ts';
import { acceptCase } from './use-cases/accept-case.ts';
import { submitDraft } from './use-cases/submit-draft.ts';
import { takeCase } from './use-cases/take-case.ts';
import { verifyChains } from './verify.ts';

const patience = 240_000;
const done = ['submitted', 'taken', 'accepted'];
let bed: CasesBed;
let file: string;
beforeAll(async () => {
  bed = await casesBed();
  file = join(bed.folder, 'known.json');
  const made = await aDraft();
  const answers = await finish(made);
  const { url, folder, enterprise, officers } = bed;
  const known: Known = {
    url,
    keys: join(folder, 'keys'),
    publicUrl: bed.ctx.config.publicUrl,
    enterprise,
    clerk: officers.clerk,
    answers,
  };
  writeFileSync(file, JSON.stringify(known));
}, patience);
afterAll(async () => {
  await bed.close();
  rmSync(script, { force: true });
});

/** Modules that its journey never calls: left out, it starts in half the time. */
const unused: Plugin = {
  name: 'unused',
  setup(building) {
    const heavy = /^(@fastify\/.*|@node-rs\/.*|openid-client|prom-client|pinyin-pro|sm-crypto-v2)$/;
    building.onResolve({ filter: heavy }, ({ path }) => ({ path, namespace: 'unused' }));
    building.onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** The worker in one file: stripping the types of a hundred modules takes longer than all the rest. */
const script = new URL(`../../../.cache/killed-worker-${process.pid}.mjs`, import.meta.url).pathname;
beforeAll(() =>
  build({
    entryPoints: [new URL('./testing-killed.ts', import.meta.url).pathname],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    plugins: [unused],
    logLevel: 'error',
  }),
);

type Draft = { draftId: string; accountId: string };
async function aDraft(): Promise<Draft> {
  const draftId = await restaurantDraft(bed);
  const accountId = `account-${draftId}`;
  await sql`update cases.draft set account_id = ${accountId} where id = ${draftId}`.execute(bed.db);
  return { draftId, accountId };
}

/** Does all of it here, with the keys of the process that may have begun it; tells what the neighbours were asked. */
async function finish({ draftId, accountId }: Draft): Promise<Known['answers']> {
  const answers: Known['answers'] = {};
  const neighbours = new Proxy(bed.ctx.neighbours, {
    get:
      (target, name) =>
      async (...given: unknown[]) => {
        const ask = Reflect.get(target, name) as (...all: unknown[]) => Promise<unknown>;
        const value = await ask(...given);
        answers[`${String(name)} ${JSON.stringify(given)}`.replaceAll(accountId, 'account')] = { value };
        return value;
      },
  });
  const ctx = { ...bed.ctx, neighbours };
  const { clerk } = bed.officers;
  const { id } = await submitDraft(ctx, { ...bed.enterprise, accountId }, draftId);
  const act = (name: string, version: number) => ({
    caseId: id,
    key: `kill-${name}-${draftId}`,
    body: { version },
  });
  await takeCase(ctx, clerk, act('take', 1));
  await acceptCase(ctx, clerk, act('accept', 2));
  return answers;
}

type Run = { draft: Draft; mode: 'before' | 'sent'; at: number; child: ChildProcess; said: string[] };
async function begin(mode: Run['mode'], at: number): Promise<Run> {
  const draft = await aDraft();
  const child = spawn(process.execPath, [script, file, draft.draftId, draft.accountId, mode, String(at)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(bed.folder, 'compiled') },
  });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  lines.on('line', (line) => said.push(line));
  return { draft, mode, at, child, said };
}

/** Lets it work until it is killed or has done all; true where nobody killed it. */
async function outlive({ child }: Run): Promise<boolean> {
  const over = new Promise<string | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  );
  child.stdin?.write('go');
  return (await over) === null;
}

/** What lies there of a draft's case, by its commands' keys. */
async function kept(draftId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from platform.command_key where key like ${`%-${draftId}`} order by (reply ->> 'version')::int`.execute(
    bed.db,
  );
  return rows.map((_, index) => done[index] as string);
}

it(
  'a process killed between any two statements, or with one just sent, leaves every acknowledged command in and none twice',
  async () => {
    const harmed: Run[] = [];
    for (const mode of ['before', 'sent'] as const) {
      let next = begin(mode, 1);
      for (let at = 1; ; at++) {
        const run = await next;
        // The next one starts while this one works.
        next = begin(mode, at + 1);
        if (await outlive(run)) {
          expect(run.said).toEqual(done);
          (await next).child.kill('SIGKILL');
          break;
        }
        harmed.push(run);
        // Acknowledged is in, in this order, with at most the one more that nobody was told of.
        const lies = await kept(run.draft.draftId);
        expect(lies.slice(0, run.said.length)).toEqual(run.said);
        expect(lies.length - run.said.length).toBeLessThanOrEqual(1);
      }
    }
    // begin · numbers · write · commit of the submission and of the acceptance, and the one statement of the taking.
    expect(harmed).toHaveLength(18);

    // Sent once more with the same keys, each application comes to the same end.
    for (const { draft } of harmed) await finish(draft);
    const { rows } = await sql<{ events: number; kinds: string; version: number; outbox: number }>`
      select (select string_agg(split_part(kind, '@', 1), ' ' order by seq) from cases.event where case_id = c.id) as kinds,
        c.version, (select count(*)::int from platform.outbox where payload ->> 'caseId' = c.id::text) as outbox
      from cases."case" c`.execute(bed.db);
    const whole = { kinds: done.join(' '), version: 3, outbox: 3 };
    expect(rows).toEqual(Array.from({ length: harmed.length + 3 }, () => whole));
    // Gapless: what was rolled back gave its number back.
    const numbers = await sql<{ scope: string; last: number; used: number }>`
      select s.scope, s.last, (select count(*)::int from cases.document d where d.number_scope = s.scope)
        + (select count(*)::int from cases."case" c where c.number_scope = s.scope) as used
      from cases.number_sequence s`.execute(bed.db);
    for (const { last, used } of numbers.rows) expect(used).toBe(last);
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  },
  patience,
);
