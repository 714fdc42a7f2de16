import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zhou } from './support/applicant.ts';
import { launchBrowser, picture } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { inOrder } from './support/in-order.ts';
import { openDesk, press } from './support/officer.ts';
import { submitOne } from './support/sample-cases.ts';
import { type Site, startSite } from './support/site.ts';
import { citizen, officer } from './support/wire.ts';

let site: Site;
let browser: Browser;
let li: Page;
let wang: Page;
let caseId = '';
const words = '布局图没有标尺寸，请标上再传。';

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  const owner = await citizen(site.url, zhou.phone, zhou.restaurant);
  caseId = await submitOne(owner, await makeFiles(browser));
  [li, wang] = [await openDesk(browser, site.url, 'lihua'), await openDesk(browser, site.url, 'wangfang')];
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => li);

/** Opens the case in a window that hears nothing of what others do until it asks. */
async function openDeaf(page: Page): Promise<void> {
  await page.route('**/stream', (route) => route.abort());
  await page.goto(`${site.url}/workbench/cases/${caseId}`);
  await page.locator('section[aria-labelledby="next"] button').first().waitFor();
}

test('both open a free case and take it: the second is told who was first and since when', async () => {
  await Promise.all([openDeaf(li), openDeaf(wang)]);
  await press(li, /^领取/, '领取好了');
  await wang.getByRole('button', { name: /^领取/ }).click();
  const told = wang.getByRole('alert').filter({ hasText: '先领取了这一件' });
  await told.waitFor();
  expect(await told.textContent()).toMatch(/李华.*\d?\d:\d\d.*先领取了这一件.*和对方说一声/);
  await picture(wang, 'two-officers-taken');
});

test('who opens it later sees who has it and since when, and no button to act on it', async () => {
  await wang.goto(`${site.url}/workbench/cases/${caseId}`);
  const next = wang.locator('section[aria-labelledby="next"]');
  await next.getByText('李华在办').waitFor();
  expect(await next.textContent()).toMatch(/\d?\d:\d\d 领取的/);
  expect(await next.getByRole('button', { name: /^(领取|受理|一次告知补正)/ }).count()).toBe(0);
});

test('while 李华 writes, others act: she is told who changed what, her words stay, and she goes on', async () => {
  await li.getByRole('button', { name: /^一次告知补正/ }).click();
  await li.locator('li', { hasText: '布局、操作流程文件' }).getByRole('checkbox', { name: '要补正' }).check();
  await li.getByRole('radio', { name: '没有签名盖章', exact: true }).check();
  const box = li.getByRole('textbox', { name: /布局、操作流程文件/ });
  await box.fill(words);
  const [first, second] = [await officer(site.url, 'lihua'), await officer(site.url, 'wangfang')];
  await first.act(caseId, 'release');
  await second.act(caseId, 'take');
  await second.act(caseId, 'release');
  await first.act(caseId, 'take');
  const refused = li.waitForResponse((reply) => reply.url().endsWith('/request-correction'));
  await li.getByRole('button', { name: /^发出补正告知书/ }).click();
  expect((await refused).status()).toBe(409);
  const banner = li.getByRole('alert').filter({ hasText: '您写的还在' });
  await banner.waitFor();
  await banner.getByRole('button', { name: '看改了什么' }).click();
  expect(await banner.textContent()).toMatch(/王芳/);
  expect(await box.inputValue()).toBe(words);
  await picture(li, 'two-officers-stale');
  await banner.getByRole('button', { name: '用最新的接着写' }).click();
  expect(await box.inputValue()).toBe(words);
  await press(li, /^发出补正告知书/, '补正告知书发出了');
});
