import { globSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { findChromium } from './tools/chromium.ts';
import { lastLineReporter } from './tools/last-line-reporter.ts';

const browserTests = globSync('e2e/**/*.test.ts');
const chromium = findChromium();
if (!chromium && process.env.REQUIRE_BROWSER === '1') {
  throw new Error(
    'REQUIRE_BROWSER=1, but no Chromium was found: install it (Debian: apt-get install chromium) or name it in CHROMIUM.',
  );
}
const notRun =
  !chromium && browserTests.length
    ? `Browser tests NOT RUN (${browserTests.length} files): no Chromium found; install it or name it in CHROMIUM.`
    : undefined;

// Hostile input is tried against every route; a database that is elsewhere has no part in it.
const atEdgesOnly = process.env.DATABASE_URL ? ['server/hostile-input.test.ts'] : [];

export default defineConfig({
  test: {
    globalSetup: ['server/platform/testing/global-setup.ts'],
    pool: 'threads',
    isolate: false, // 1.4 s where isolation takes 18 s
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', lastLineReporter(notRun)],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['node_modules/**', 'e2e/**', 'dist/**', ...atEdgesOnly],
        },
      },
      ...(chromium
        ? [
            {
              extends: true as const,
              test: {
                name: 'e2e',
                // After the unit tests: the browser wants the machine for itself.
                sequence: { groupOrder: 1 },
                include: ['e2e/**/*.test.ts'],
                fileParallelism: false,
                testTimeout: 120_000,
                hookTimeout: 120_000,
              },
            },
          ]
        : []),
    ],
  },
});
