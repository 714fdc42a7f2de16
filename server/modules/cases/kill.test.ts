import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type CasesBed, casesBed, county, submitted } from './testing.ts';
import { verifyChains } from './verify.ts';

const patience = 180_000;
const kills = 20;
let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(async () => {
  await bed.close();
  rmSync(script, { force: true });
});

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
    logLevel: 'error',
  }),
);

/**
 * A process of its own takes and releases a case as fast as it can and says each key once it is answered. It is killed
 * by SIGKILL: no handler runs, nothing is flushed.
 */
function worker(caseId: string, run: number): ChildProcess {
  const { staffId } = bed.officers.clerk;
  return spawn(process.execPath, [script, bed.url, caseId, String(run), county, staffId], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

it(
  'a process killed at any point leaves every acknowledged command in, and none twice',
  async () => {
    const { id } = await submitted(bed);
    const acknowledged: string[] = [];
    // The next one starts while this one works, so that only the work itself waits for the kill.
    let next = worker(id, 0);
    for (let run = 0; run < kills; run++) {
      const child = next;
      const over = new Promise((resolve) => child.once('exit', resolve));
      if (run + 1 < kills) next = worker(id, run + 1);
      const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
      let said = 0;
      lines.on('line', (line) => {
        acknowledged.push(line);
        said += 1;
        // After its first answers, at a point that differs from run to run.
        if (said === 2) setTimeout(() => child.kill('SIGKILL'), (run * 7) % 40);
      });
      child.stdin?.write('go');
      await over;
      lines.close();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);
    const { rows } = await sql<{ key: string; version: number }>`
      select key, (reply ->> 'version')::int as version from platform.command_key
      where key like 'kill-%' order by version`.execute(bed.db);
    const kept = new Set(rows.map((row) => row.key));
    expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
    // Each command made one event and one row for its listeners: nothing half done, nothing doubled.
    expect(rows.map((row) => row.version)).toEqual(rows.map((_, index) => index + 2));
    const counted = await sql<{ events: number; version: number; outbox: number }>`
      select (select count(*)::int from cases.event where case_id = c.id) as events, c.version,
        (select count(*)::int from platform.outbox where payload ->> 'caseId' = c.id::text) as outbox
      from cases."case" c where id = ${id}`.execute(bed.db);
    const written = rows.length + 1;
    expect(counted.rows[0]).toEqual({ events: written, version: written, outbox: written });
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  },
  patience,
);
