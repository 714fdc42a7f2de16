import type { Page } from 'playwright-core';

/** Goes through all in two tabs of one browser: while one page is looked at, the other is being made. */
export async function inTwoTabs<T>(
  first: Page,
  all: Iterable<T>,
  look: (page: Page, one: T) => Promise<void>,
): Promise<void> {
  const left = [...all];
  const second = await first.context().newPage();
  const go = async (page: Page) => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await look(page, one);
  };
  await Promise.all([go(first), go(second)]);
  await second.close();
}
