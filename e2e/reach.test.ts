import type { Browser, FileChooser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseIdOf, foodLicence, kept, zhou } from './support/applicant.ts';
import { desktop, launchBrowser, openPage, picture } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { restaurant } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { type Site, startSite } from './support/site.ts';
import { citizen } from './support/wire.ts';

let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  files = await makeFiles(browser);
  const owner = await citizen(site.url, zhou.phone, zhou.restaurant);
  // A page that glides to the focus would be looked at on its way.
  page = await openPage(browser, { ...desktop, reducedMotion: 'reduce' });
  await page.context().addCookies(owner.cookies().map((one) => ({ ...one, url: site.url })));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => page);

const answers: Record<string, string> = {
  ...restaurant,
  contactPhone: zhou.phone,
  declaration: 'true-and-complete',
};

type Focused = {
  tag: string;
  type: string;
  name: string;
  value: string;
  checked: boolean;
  go: boolean;
  ring: boolean;
};

/** Where the keyboard is, and whether one sees it. */
function focused(): Promise<Focused> {
  return page.evaluate(() => {
    const one = document.activeElement as HTMLInputElement;
    const { boxShadow, outlineStyle } = getComputedStyle(one);
    const { top, bottom } = one.getBoundingClientRect();
    return {
      tag: one.tagName,
      type: one.type ?? '',
      name: one.name ?? '',
      value: one.value ?? '',
      checked: one.checked ?? false,
      go: one.matches('main button.go'),
      ring: (boxShadow !== 'none' || outlineStyle !== 'none') && bottom > 0 && top < innerHeight,
    };
  });
}

/** The same once the page has scrolled to it and drawn it: on a busy machine that is not at once. */
async function settled(): Promise<Focused> {
  let at = await focused();
  for (let tries = 0; tries < 10 && !at.ring; tries++) {
    await page.waitForTimeout(100);
    at = await focused();
  }
  return at;
}

/** Enter on the field of a file; pressed again where the page was still drawing itself and the focus went. */
async function openChooser(material: string): Promise<FileChooser> {
  for (let tries = 0; ; tries++) {
    await page.locator(`#file-${material}`).focus();
    const opened = page.waitForEvent('filechooser', { timeout: 3000 }).catch(() => null);
    await page.keyboard.press('Enter');
    const chooser = await opened;
    if (chooser) return chooser;
    if (tries === 4) throw new Error(`Enter opens no choice of files for ${material}`);
  }
}

/** Answers what has the focus, with keys alone. */
async function answer({ tag, type, name, value, checked }: Focused): Promise<void> {
  const wanted = answers[name];
  if (wanted === undefined) return;
  if (type === 'checkbox') {
    if (value === wanted && !checked) await page.keyboard.press('Space');
  } else if (type === 'radio') {
    for (let at = 0; at < 12 && !(await holds(wanted)); at++)
      await page.keyboard.press(at === 0 && !checked ? 'Space' : 'ArrowDown');
  } else if (tag === 'SELECT') {
    for (let at = 0; at < 200 && (await focused()).value !== wanted; at++)
      await page.keyboard.press('ArrowDown');
  } else if (!value) {
    await page.keyboard.type(wanted);
  }
}

async function holds(wanted: string): Promise<boolean> {
  const { value, checked } = await focused();
  return checked && value === wanted;
}

describe('the application with the keyboard alone', () => {
  test('each page is filled in by Tab, Space, arrows and Enter, and the focus is always seen', async () => {
    const unseen: string[] = [];
    await page.goto(`${site.url}${foodLicence.replace('/items/', '/apply/')}`);
    for (let turn = 0; turn < 24 && !page.url().endsWith('/materials'); turn++) {
      const before = page.url();
      for (let key = 0; key < 80; key++) {
        await page.keyboard.press('Tab');
        const at = await settled();
        // Questions that come with a choice may push the last button down while it has the focus.
        if (!at.ring && !at.go) unseen.push(`${before} ${at.tag} ${at.name}`);
        if (at.go) break;
        await answer(at);
      }
      await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
    }
    expect(new URL(page.url()).pathname).toMatch(/\/materials$/);
    expect(unseen).toEqual([]);
  });

  test('files are chosen, the application is checked and handed in', async () => {
    for (const [material, file] of [
      ['m3', files.photo],
      ['m4', files.list],
    ] as const) {
      await (await openChooser(material)).setFiles(file);
      await kept(page, material, file.name);
    }
    await page.locator('main form button.go').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/review$/);
    await page.getByRole('button', { name: '提交' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/.+\/submitted/);
  });
});

/** The pages people stay on longest. */
const pages = () => [
  '/',
  foodLicence,
  '/items',
  `/cases/${caseIdOf(page)}`,
  `/cases/${caseIdOf(page)}/evidence`,
];

describe('larger, stiller, on paper', () => {
  test.each([
    ['at 200 %', { width: 640, height: 450 }, ''],
    ['at 400 %', { width: 320, height: 225 }, ''],
    ['with letters alone at 200 %', { width: 1280, height: 900 }, '200%'],
  ])('nothing is lost %s', async (_name, viewport, letters) => {
    const paths = pages();
    const other = await page.context().newPage();
    await other.setViewportSize(viewport);
    for (const path of paths) {
      await other.goto(site.url + path);
      const wide = await other.evaluate((size) => {
        document.documentElement.style.fontSize = size;
        return document.documentElement.scrollWidth - innerWidth;
      }, letters);
      expect(wide, path).toBeLessThanOrEqual(0);
    }
    await other.close();
  });

  test('nothing moves where people ask for that', async () => {
    const moving = await page.evaluate(
      () =>
        [document.documentElement, ...document.querySelectorAll('body *')].filter((one) => {
          const { scrollBehavior, animationName, transitionDuration } = getComputedStyle(one);
          return scrollBehavior === 'smooth' || animationName !== 'none' || transitionDuration !== '0s';
        }).length,
    );
    expect(moving).toBe(0);
  });

  test('guide and progress print as papers: the content without what is pressed', async () => {
    const paths = [foodLicence, `/cases/${caseIdOf(page)}`];
    const paper = await openPage(browser, { viewport: { width: 794, height: 1123 } });
    await paper.context().addCookies(await page.context().cookies());
    await paper.emulateMedia({ media: 'print' });
    for (const [at, path] of paths.entries()) {
      await paper.goto(site.url + path);
      for (const gone of ['.top nav', '.bar-fix', '.foot', '.crumb', 'main button'])
        for (const one of await paper.locator(gone).all()) expect(await one.isVisible(), gone).toBe(false);
      await paper.locator('h1').waitFor();
      const shut = await paper
        .locator('main details')
        .evaluateAll(
          (all) =>
            all.filter((one) => (one.lastElementChild?.getBoundingClientRect().height ?? 1) === 0).length,
        );
      expect(shut, `${path}: unfolded on paper`).toBe(0);
      await picture(paper, `paper-${at + 1}`);
    }
    await paper.context().close();
  });
});
