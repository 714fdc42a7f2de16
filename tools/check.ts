/**
 * All checks that need no running test: npm run check [NAME …]. Exit code 1 where any of them finds a problem.
 */
import { checkBoundaries } from './check-boundaries.ts';
import { checkFiles } from './check-files.ts';
import { checkGenerated } from './check-generated.ts';
import { type Check, type Outcome, script } from './check-lib.ts';
import { checkLinks } from './check-links.ts';
import { checkWords } from './check-words.ts';

const checks: Record<string, Check> = {
  biome: () =>
    script(
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      '--error-on-warnings',
      '--max-diagnostics=200',
      '--colors=off',
      '--reporter=concise',
    ),
  types: () => script('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'),
  boundaries: checkBoundaries,
  unused: () => script('node_modules/knip/bin/knip.js', '--treat-config-hints-as-errors', '--no-progress'),
  links: checkLinks,
  files: checkFiles,
  words: checkWords,
  generated: checkGenerated,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !checks[name]);
if (unknown.length) {
  console.error(`no such check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}`);
  process.exit(2);
}

const began = performance.now();
const running = (asked.length ? asked : Object.keys(checks)).map((name) => ({
  name,
  outcome: timed(checks[name]!),
}));
let failed = 0;
for (const { name, outcome } of running) {
  const { problems, said, seconds } = await outcome;
  const verdict = problems.length ? `FAILED, ${problems.length} lines` : 'ok';
  console.log(`${name.padEnd(11)} ${verdict.padEnd(4)} ${seconds.padStart(5)} s  ${said}`);
  if (problems.length) console.log(problems.map((line) => `    ${line}`).join('\n'));
  failed += Math.sign(problems.length);
}
console.log(failed ? `checks: ${failed} failed` : 'checks: all passed');
process.exitCode = failed ? 1 : 0;

/** An error thrown by a check is its problem. `seconds` since all of them started together. */
async function timed(check: Check): Promise<Outcome & { seconds: string }> {
  const outcome = await check().catch((error: Error) => ({ problems: [error.message], said: '' }));
  return { ...outcome, seconds: ((performance.now() - began) / 1000).toFixed(1) };
}
