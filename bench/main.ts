/**
 * npm run bench -- [--json] [--cases N]: how fast the first journey runs, and how that compares to the bare database.
 * On DATABASE_URL where it is set (a database of its own is made there and dropped), else on an embedded server.
 */
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { databaseFolder, startEmbedded } from '../server/platform/pg/index.ts';
import { prepareTemplate, testFolder } from '../server/platform/testing/db.ts';
import { benchLifecycle, type LifecycleResult } from './lifecycle.ts';
import type { Timing } from './statistics.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, cases: { type: 'string', default: '300' } },
});
const cases = Number(values.cases);
if (!Number.isInteger(cases) || cases < 1) {
  console.error(`--cases 要是正整数，现在是“${values.cases}”。`);
  process.exit(2);
}
const say = (line: string): void => {
  if (!values.json) console.error(line);
};

const folder = testFolder();
const given = process.env.DATABASE_URL;
const embedded = given ? undefined : await startEmbedded(databaseFolder(folder));
try {
  const server = given ?? (embedded?.url() as string);
  await prepareTemplate(server);
  process.env.TONGBAN_TEST_SERVER = server;
  const lifecycle = await benchLifecycle(cases, say);
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
  if (values.json) console.log(JSON.stringify({ machine, lifecycle }));
  else print(lifecycle);
} finally {
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function print({
  bare,
  useCases,
  ratio,
  ratioOfUseCases,
  connections,
  whole,
  ...http
}: LifecycleResult): void {
  const line = (name: string, rate: number, { p50Ms, p99Ms }: Timing) =>
    console.log(`${name.padEnd(10)} ${rate} commands/s, p50 ${p50Ms} ms, p99 ${p99Ms} ms`);
  const costs = ({ cpuMs }: { cpuMs: number }) =>
    console.log(`           ${cpuMs} ms of this process's CPU a command`);
  line('over HTTP', http.commandsPerSecond, http.timing);
  costs(http);
  for (const [name, one] of Object.entries(http.byCommand)) {
    console.log(`  ${name.padEnd(8)} p50 ${one.p50Ms} ms, p99 ${one.p99Ms} ms (${one.count})`);
  }
  line('use cases', useCases.commandsPerSecond, useCases.timing);
  costs(useCases);
  line('bare', bare.commandsPerSecond, bare.timing);
  console.log(
    `ratio      ${ratio} over HTTP, ${ratioOfUseCases} use cases, to the bare database writing the same rows`,
  );
  console.log(`           over ${connections} connections each`);
  console.log(`verified   ${whole ? 'all chains whole' : 'BROKEN'}`);
}
