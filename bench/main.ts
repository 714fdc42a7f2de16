/**
 * npm run bench -- [--json] [--cases N]: how fast the first journey runs, and how that compares to the bare database.
 * On DATABASE_URL where it is set (a database of its own is made there and dropped), else on an embedded server.
 */
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../server/platform/pg/index.ts';
import { prepareTemplate, testFolder } from '../server/platform/testing/db.ts';
import { benchLifecycle } from './lifecycle.ts';

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
const embedded = given ? undefined : await startEmbedded(join(folder, 'pg'));
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

function print(result: Awaited<ReturnType<typeof benchLifecycle>>): void {
  const { commandsPerSecond, timing, bare, ratio, byCommand } = result;
  console.log(`journey   ${commandsPerSecond} commands/s, p50 ${timing.p50Ms} ms, p99 ${timing.p99Ms} ms`);
  for (const [name, one] of Object.entries(byCommand)) {
    console.log(`  ${name.padEnd(8)} p50 ${one.p50Ms} ms, p99 ${one.p99Ms} ms (${one.count})`);
  }
  console.log(
    `bare      ${bare.commandsPerSecond} commands/s, p50 ${bare.timing.p50Ms} ms, p99 ${bare.timing.p99Ms} ms`,
  );
  console.log(
    `ratio     ${ratio} of the bare database writing the same rows over ${result.connections} connections`,
  );
  console.log(`verified  ${result.whole ? 'all chains whole' : 'BROKEN'}`);
}
