import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, violations } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { openDesk } from './support/officer.ts';
import { makeSampleCases, type SampleCases } from './support/sample-cases.ts';
import { type Site, startSite } from './support/site.ts';
import { faults } from './support/sound.ts';
import { inTwoTabs } from './support/tabs.ts';

let site: Site;
let browser: Browser;
let made: SampleCases;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  made = await makeSampleCases(site.url, await makeFiles(browser));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Who has a page, by the beginning of its address; the rest is for everybody. */
const officers: [string, string][] = [
  ['/staff', 'admin'],
  ['/seals', 'admin'],
  ['/catalogue', 'zhoubian'],
  ['/layouts', 'zhoubian'],
  ['/package', 'helan'],
  ['/licence-calls', 'sundu'],
  ['/licence-batches', 'zhaomin'],
  ['/tickets', 'sundu'],
  ['/programmes', 'sundu'],
  ['/ledger', 'sundu'],
  ['/bulletins', 'sundu'],
  ['/flags', 'sundu'],
  ['/indicators', 'sundu'],
  ['/screen', 'sundu'],
  ['/supervision', 'sundu'],
  ['/attribution', 'sundu'],
  ['/proposals', 'sundu'],
  ['', 'lihua'],
];

/** Addresses where a route has parameters. An empty list: what it shows needs more than these cases. */
const samplesOf = (of: SampleCases): Record<string, string[]> => ({
  '/cases': ['/cases?queue=receive', '/cases?queue=all', '/cases?queue=done'],
  '/cases/$caseId': [of.submitted, of.correction, of.accepted, of.finished].map((id) => `/cases/${id}`),
  '/catalogue/$itemCode': ['/catalogue/HN-000131024000-01'],
  '/catalogue/$itemCode/rules': ['/catalogue/HN-000131024000-01/rules?divisionCode=513424'],
  '/catalogue/$itemCode/route': ['/catalogue/HN-000131024000-01/route?divisionCode=513424'],
  '/packages/$packageId': ['/packages/restaurant?divisionCode=513424'],
  '/packages/$packageId/changes': ['/packages/restaurant/changes?divisionCode=513424&from=1&to=1'],
  // Seen by the journeys that make what they show: team, licence, restaurant, bad-rating.
  '/batches/$batchId': [],
  '/licences/$licenceId': [],
  '/licence-batches/$batchId': [],
  '/seals/$sealId': [],
  '/layouts/$typeId': ['/layouts/food-business-licence'],
  '/indicators/$indicatorId': ['/indicators/on_time'],
  '/indicators/$indicatorId/facts': ['/indicators/on_time/facts?part=denominator-0'],
  '/attribution': ['/attribution?study=correction', '/attribution?study=bad-rating'],
  '/attribution/lines': ['/attribution/lines?study=correction'],
  '/proposals': ['/proposals?queue=open', '/proposals?queue=own'],
  '/proposals/$proposalId': [], // figures.test.ts
  '/joint/$jointId': [],
  '/tickets/$ticketId': [],
  '/programmes/$programmeId': ['/programmes/dechang-2021'],
  '/programme-tasks/$taskId': [],
  '/ledger/$entryId': [],
  '/bulletins/$bulletinId': [],
  '/pre-checks': ['/pre-checks?queue=open', '/pre-checks?queue=answered'],
  '/pre-checks/$preCheckId': [], // window.test.ts
  '/requests': ['/requests?queue=mine', '/requests?queue=filed'],
  '/requests/$requestId': [], // requests.test.ts
  '/supervision/$matterId': [], // clock.test.ts
});

/** Every address of the workbench, as its router knows them. */
function routesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Router = { routesById: Record<string, { fullPath: string }> };
    const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: Router };
    const known = Object.values(router.routesById).map(({ fullPath }) => fullPath);
    return [...new Set(known)].filter((path) => path !== '/');
  });
}

test('every page of the workbench: one heading, a title of its own, large enough, nothing for axe to find', async () => {
  const first = await openDesk(browser, site.url, 'lihua');
  const samples = samplesOf(made);
  const found: string[] = [];
  const titles = new Map<string, string>();
  const addresses = new Map<string, { route: string; address: string }[]>();
  for (const route of await routesOf(first)) {
    const account = officers.find(([start]) => route.startsWith(start))?.[1] as string;
    const known = samples[route] ?? (route.includes('$') ? undefined : [route]);
    if (!known) found.push(`${route}: name an address in samplesOf`);
    const ofAccount = addresses.get(account) ?? [];
    addresses.set(account, [...ofAccount, ...(known ?? []).map((address) => ({ route, address }))]);
  }
  for (const [account, all] of addresses) {
    const desk = account === 'lihua' ? first : await openDesk(browser, site.url, account);
    await inTwoTabs(desk, all, async (page, { route, address }) => {
      await page.goto(`${site.url}/workbench${address}`);
      await page.locator('main h1').waitFor();
      await page.locator('main .waiting').waitFor({ state: 'detached' });
      const wrong = [
        ...(await faults(page, 'zh-CN', { target: 24, text: 12, running: 12 })),
        ...(await violations(page)),
      ];
      const title = await page.title();
      const same = titles.get(title);
      if (same && same !== route) wrong.push(`has the title of ${same}: ${title}`);
      titles.set(title, route);
      found.push(...wrong.map((fault) => `${address} (${account}) ${fault}`));
    });
    await desk.context().close();
  }
  expect(found).toEqual([]);
}, 300_000);
