import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

type Counts = { passed: number; failed: number; skipped: number };

/** `N passed, N failed`, with `, N skipped` only where a test was skipped. */
export function lastLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
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
      for (const module of modules) {
        let own = 0;
        for (const test of module.children.allTests()) {
          counts[test.result().state === 'pending' ? 'skipped' : (test.result().state as keyof Counts)] += 1;
          own += 1;
        }
        // A file that fails to load, or whose hook fails, has no failed test of its own to be counted by.
        if (module.state() === 'failed' && (own === 0 || module.errors().length)) counts.failed += 1;
      }
    },
  };
}
