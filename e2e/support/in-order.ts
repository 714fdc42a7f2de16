import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { picture } from './browser.ts';

/** The tests of this file are one story: after a failure the rest is skipped, and the page is kept as it was. */
export function inOrder(page: () => Page): void {
  let broken = false;
  beforeEach((context) => {
    if (broken) context.skip('an earlier part of this story failed');
  });
  afterEach(async ({ task }) => {
    if (broken || task.result?.state !== 'fail') return;
    broken = true;
    await picture(page(), `failed-${task.name.slice(0, 40)}`).catch(() => {});
  });
}
