import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '../contracts/locale.ts';
import { openRenderer } from '../portal/render.ts';
import { pageWeight, weightLimit } from '../tools/page-weight.ts';
import { type Addresses, addressesOf } from './support/addresses.ts';
import { launchBrowser, openPage, phone, violations } from './support/browser.ts';
import { notEnglish } from './support/english.ts';
import { makeFiles } from './support/files.ts';
import { portalPages } from './support/routes.ts';
import { makeSampleCases, type SampleCases } from './support/sample-cases.ts';
import { type Site, startSite } from './support/site.ts';
import { faults, type Promised } from './support/sound.ts';
import { inTwoTabs } from './support/tabs.ts';
import { openWire } from './support/wire.ts';

let site: Site;
let browser: Browser;
let made: SampleCases;
let addresses: Addresses;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  made = await makeSampleCases(site.url, await makeFiles(browser));
  const wires = [openWire(site.url), made.zhou];
  addresses = await addressesOf(await portalPages(site), samplesOf(made), wires);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Where links alone do not show a page in each of its states. An empty list: no page of its own. */
function samplesOf(of: SampleCases): Record<string, string[]> {
  return {
    '/search': ['/search?q=饭店', '/search?q=食品经莹许可', '/search?q=火星驾照', '/search'],
    '/items': ['/items', '/items?for=enterprise', '/items?department=无此部门'],
    '/divisions': ['/divisions', '/divisions?code=513424'],
    '/progress': ['/progress', '/progress?no=000&tail=0012'],
    '/apply/:division/:item': ['/apply/513424/HN-000709110002-02'], // for persons; an enterprise is told so
    '/drafts/:id/:step': of.steps.map((step) => `/drafts/${of.draft}/${step}`),
    '/cases/:id': [of.submitted, of.correction, of.accepted, of.finished].map((id) => `/cases/${id}`),
    '/cases/:id/submitted': [`/cases/${of.submitted}/submitted`],
    '/cases/:id/correction': [`/cases/${of.correction}/correction`],
    '/cases/:id/rating': [of.finished, of.rated, `${of.rated}?again=1`].map((id) =>
      id.includes('?') ? `/cases/${id.replace('?', '/rating?')}` : `/cases/${id}/rating`,
    ),
    '/licences/:ref': [of.licence, '/licences/register%3Abusiness-licence'],
    '/licences/:ref/codes/:code': [of.code],
    '/licences/:ref/file/:kind': [],
    '/my-materials/:id/file': [], // a file
    '/account/mandates/:id/paper': [], // a file
    '/requests/new/:kind': ['/requests/new/undone', '/requests/new/complaint'],
    '/requests/of/:id': [], // request.test.ts goes through these
    '/requests/of/:id/files/:file': [],
    '/requests/by/:token': [],
    '/requests/by/:token/files/:file': [],
    '/rate/:token': ['/rate/nonsense'], // rating-channels.test.ts goes on from a true one
    '/device/live': [], // a stream
    '/packages/:division/:id/apply': [], // begins the application and goes on to it
    '/joint/:id': [], // restaurant.test.ts goes through these with an application of five parts
    '/joint/:id/correction': [],
    '/joint/:id/rating': [],
    '/joint/:id/live': [], // a stream
    '/opinion/:token': [], // through a signed link only: review-route.test.ts
    '/cases/:id/supply': [], // only where an item lets a paper come later: commitment.test.ts
    '/cases/:id/hearing': [], // only where an officer told of the right: clock.test.ts
    '/cases/:id/live': [], // a stream
    '/cases/:id/documents/:document': [],
    '/cases/:id/files/:file': [],
    '/drafts/:id/pre-check': [`/drafts/${of.draft}/pre-check`],
    '/drafts/:id/files/:file': [],
    '/drafts/:id/uploads/:upload': [],
    '/assets/*': [],
    '/view': [], // sets a cookie and goes back, as the next two
    '/language': [],
    '/divisions/choose': [],
  };
}

/** Forms sent as they stand, to see the pages that say what is missing. */
const sentEmpty = (of: SampleCases) => [
  ...['/sign-in', '/register', '/reset-password', '/requests/new/undone', '/kiosk'].map((path) => ({
    path,
    open: true,
  })),
  ...['/account', ...of.blank, `/cases/${of.finished}/rating`].map((path) => ({ path, open: false })),
];

type Look = {
  name: string;
  locale: Locale;
  view: string;
  promised: Promised;
  /** Rules of axe: all of WCAG A and AA, those that hang on words, or those that hang on colours. */
  rules: 'all' | 'words' | 'colours';
};
const normal = { target: 44, text: 13, running: 15 };
const elder = { target: 60, text: 18, running: 24 };
const looks: Look[] = [
  { name: 'in Chinese', locale: 'zh-CN', view: '', rules: 'all', promised: normal },
  { name: 'in English', locale: 'en', view: '', rules: 'words', promised: normal },
  { name: 'in the elder view', locale: 'zh-CN', view: 'elder', rules: 'words', promised: elder },
  {
    name: 'in the largest letters, white on black',
    locale: 'zh-CN',
    view: 'elder.huge.contrast',
    rules: 'colours',
    promised: { ...elder, running: 30 },
  },
];

test('every page of the portal has an address to look at', () => {
  expect(addresses.unknown, 'name one in samplesOf').toEqual([]);
});

test('every page weighs no more than 60 KB on the wire, with all it loads', async () => {
  const { assetFolder } = await openRenderer();
  const heavy = addresses.pages
    .map(({ path, html }) => ({ path, weight: pageWeight(html, assetFolder).total }))
    .filter(({ weight }) => weight > weightLimit);
  expect(heavy).toEqual([]);
});

describe.each([
  { who: 'signed out', signedIn: false },
  { who: 'signed in', signedIn: true },
])('every page, on a telephone, $who,', ({ signedIn }) => {
  test.each(looks)('$name', async (look) => {
    const page = await openPage(browser, { ...phone, deviceScaleFactor: 1 });
    await page.context().addCookies(cookiesOf(look, signedIn));
    const found: string[] = [];
    const check = async (page: Page, path: string, open: boolean) => {
      const all = await faults(page, look.locale, look.promised);
      if (look.locale === 'en') all.push(...(await notEnglish(page)));
      // What anybody may see was looked at signed out; only its head is another.
      if (!open || !signedIn) all.push(...(await violations(page, look.rules)));
      found.push(...all.map((fault) => `${path} ${fault}`));
    };
    const readable = addresses.pages.filter((one) => one.open || signedIn);
    await inTwoTabs(page, readable, async (tab, { path, open }) => {
      await tab.goto(site.url + path);
      await check(tab, path, open);
    });
    for (const { path, open } of sentEmpty(made).filter((one) => one.open !== signedIn)) {
      await page.goto(site.url + path);
      await page
        .locator('main button.go, form:has([name=uscc]) button')
        .first()
        .click({ noWaitAfter: false });
      if (!(await page.locator('.errors').count()))
        found.push(`${path} sent empty does not say what is missing`);
      await check(page, `${path}, sent empty,`, open);
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});

function cookiesOf({ locale, view }: Look, signedIn: boolean) {
  const all = [
    { name: 'tongban_lang', value: locale },
    { name: 'tongban_view', value: view },
    ...(signedIn ? made.zhou.cookies() : []),
  ];
  return all.map((one) => ({ ...one, url: site.url }));
}
