import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumFlags, findChromium } from '../../tools/chromium.ts';

export const phone = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const desktop = { viewport: { width: 1280, height: 900 } };

/** Debian's Chromium without its own errands to the outside. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() as string,
    args: chromiumFlags,
  });
}

export async function openPage(
  browser: Browser,
  options: BrowserContextOptions & { js?: boolean } = {},
): Promise<Page> {
  const { js = true, ...rest } = options;
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    javaScriptEnabled: js,
    ...rest,
  });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of WCAG 2.2 A and AA: everything, what hangs on the words of a page, what hangs on its colours. */
const standards = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
const colours = ['color-contrast', 'link-in-text-block'];
const rules = {
  all: { runOnly: standards },
  words: {
    runOnly: standards,
    rules: Object.fromEntries([...colours, 'target-size'].map((rule) => [rule, { enabled: false }])),
  },
  colours: { runOnly: { type: 'rule', values: colours } },
};

/** What axe finds on the page as it stands, one line each; empty: nothing. */
export async function violations(page: Page, which: keyof typeof rules = 'all'): Promise<string[]> {
  // The content security policy forbids inline scripts on the page: axe goes in through the debugger, not the page.
  await page.evaluate(axeSource);
  return page.evaluate(async (options) => {
    type Axe = {
      run(
        options: object,
      ): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>;
    };
    const { axe } = globalThis as unknown as { axe: Axe };
    const result = await axe.run({ ...options, resultTypes: ['violations'] });
    return result.violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
    );
  }, rules[which]);
}

const root = join(import.meta.dirname, '..', '..');
const shots = join(root, '.cache', 'screenshots');
/** The pictures of the README by the names the tests give them; UPDATE_SCREENSHOTS=1 takes them anew. */
const shown: Record<string, string> = {
  'apply-01-home': 'home-phone',
  'apply-07-form': 'apply-phone',
  'progress-phone': 'progress-phone',
  'workbench-case': 'workbench-case',
};

/** Keeps a picture of the whole page in .cache/screenshots. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  const path = join(shots, `${name}.png`);
  await page.screenshot({ path, fullPage: true, scale: 'css' });
  const copy = shown[name];
  if (copy && process.env.UPDATE_SCREENSHOTS === '1') {
    const folder = join(root, 'docs', 'screenshots');
    mkdirSync(folder, { recursive: true });
    // About a screen of each: what one sees first, and small enough to be loaded with the README.
    const { width = 0 } = page.viewportSize() ?? {};
    const clip = { x: 0, y: 0, width, height: width > 720 ? 900 : 1000 };
    await page.screenshot({ path: join(folder, `${copy}.png`), fullPage: true, scale: 'css', clip });
  }
}

/** What holds of every page: nothing in the way of anyone, nothing wider than the window; its picture is kept. */
export async function sound(page: Page, name: string): Promise<void> {
  expect(await violations(page), name).toEqual([]);
  const width = page.viewportSize()?.width ?? 0;
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
  await picture(page, name);
}
