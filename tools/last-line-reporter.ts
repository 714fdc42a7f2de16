import { mkdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

type Counts = { passed: number; failed: number; skipped: number };

/** `N passed, N failed`, with `, N skipped` only where a test was skipped. */
export function lastLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** Of the last run: the files with failures, where all of them drive a browser; one `path passed failed` a line. */
export const brokenJourneys = '.cache/broken-journeys';

type Journey = { path: string; project: string; broken: boolean } & Counts;

/** What stands in that file; empty: nothing failed, or something that no browser had part in. */
export function journeysToRepeat(files: readonly Journey[]): string {
  const broken = files.filter((file) => file.broken);
  if (broken.some((file) => file.project !== 'e2e')) return '';
  return broken.map(({ path, passed, failed }) => `${path} ${passed} ${failed}\n`).join('');
}

/**
 * Ends a test run with one line that a person and a machine can read.
 * It is written as the process leaves, since Vitest prints its own summary (and any late error) before.
 */
export function lastLineReporter(notRun?: string): Reporter {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  return {
    onInit() {
      process.once('exit', () => writeSync(1, `${notRun ? `${notRun}\n` : ''}${lastLine(counts)}\n`));
    },
    onTestRunEnd(modules: readonly TestModule[], unhandled) {
      counts.passed = counts.skipped = 0;
      counts.failed = unhandled.length;
      const files = modules.map(countsOf);
      for (const file of files)
        for (const name of ['passed', 'failed', 'skipped'] as const) counts[name] += file[name];
      mkdirSync(dirname(brokenJourneys), { recursive: true });
      const again = unhandled.length ? '' : journeysToRepeat(files);
      if (again) writeFileSync(brokenJourneys, again);
      else rmSync(brokenJourneys, { force: true });
    },
  };
}

function countsOf(module: TestModule): Journey {
  const own: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const test of module.children.allTests())
    own[test.result().state === 'pending' ? 'skipped' : (test.result().state as keyof Counts)] += 1;
  const all = own.passed + own.failed + own.skipped;
  // A file that fails to load, or whose hook fails, has no failed test of its own to be counted by.
  if (module.state() === 'failed' && (all === 0 || module.errors().length)) own.failed += 1;
  return {
    ...own,
    path: module.relativeModuleId,
    project: module.project.name,
    broken: own.failed > 0 || module.state() === 'failed',
  };
}
