import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, phone, violations } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { inOrder } from './support/in-order.ts';
import { openDesk } from './support/officer.ts';
import { makeSampleCases } from './support/sample-cases.ts';
import { type Site, startSite } from './support/site.ts';

let site: Site;
let browser: Browser;
let sun: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  await makeSampleCases(site.url, await makeFiles(browser));
  sun = await openDesk(browser, site.url, 'sundu');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const shot = (page: Page, name: string) =>
  process.env.SHOTS
    ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
    : undefined;

inOrder(() => sun);

test('the figures of the year, and what is missing in words', async () => {
  await sun.getByRole('link', { name: '效能指标' }).click();
  await sun.getByRole('row', { name: /按时办结率.*100%/ }).waitFor({ timeout: 30_000 });
  await sun.getByRole('row', { name: /个人实名注册率.*缺“常住人口”/ }).waitFor();
  await shot(sun, 'figures');
});

test('one figure: how it went as a chart and as a table, and its very cases', async () => {
  await sun.getByRole('link', { name: '按时办结率' }).click();
  await sun
    .getByRole('img', { name: /按时办结率的走势/ })
    .locator('canvas')
    .waitFor();
  await sun.getByText('看成表格').click();
  await shot(sun, 'figure');
  expect(await violations(sun)).toEqual([]);
  await sun.getByRole('link', { name: /^分子 / }).click();
  await sun
    .getByRole('link', { name: /^513424-/ })
    .first()
    .click();
  await sun.getByRole('heading', { level: 1, name: /食品经营许可证/ }).waitFor();
  await sun.goBack();
});

test('a missing part is entered with its source, and the figure is there without a reload', async () => {
  const watching = await openDesk(browser, site.url, 'sundu');
  await watching.goto(`${site.url}/workbench/indicators`);
  await watching.getByRole('row', { name: /个人实名注册率.*缺数/ }).waitFor();
  await sun.goto(`${site.url}/workbench/indicators/entered`);
  for (const [name, value] of [
    ['个人实名注册用户（按实名地址归属）', '90000'],
    ['常住人口', '200000'],
  ] as const) {
    await sun.getByLabel('填报项').selectOption({ label: name });
    await sun.getByLabel(/^数值/).fill(value);
    await sun.getByLabel('来源').fill('县统计局年报（演示）');
    await sun.getByRole('button', { name: '记下' }).click();
    await sun
      .getByRole('row', {
        name: new RegExp(`${name.slice(0, 4)}.*${Number(value).toLocaleString('en-US')}`),
      })
      .waitFor();
  }
  await watching.getByRole('row', { name: /个人实名注册率.*45%.*达标/ }).waitFor({ timeout: 30_000 });
  await shot(sun, 'entered');
  await watching.context().close();
});

test('a number of the analysis goes to the editor of its item as a proposal, and is answered', async () => {
  await sun.goto(`${site.url}/workbench/attribution?study=correction`);
  await sun
    .getByRole('row', { name: /^没有签名盖章/ })
    .getByRole('link')
    .click();
  await sun.getByRole('textbox', { name: '建议怎么改' }).fill('样表里标出签名的位置。');
  await sun.getByRole('button', { name: '提出建议', exact: true }).click();
  await sun.getByRole('link', { name: '看建议', exact: true }).click();
  await sun.getByText(/补正原因 没有签名盖章：1 件/).waitFor();
  await shot(sun, 'proposal');
  expect(await violations(sun)).toEqual([]);
  const editor = await openDesk(browser, site.url, 'zhoubian');
  await editor.goto(new URL(sun.url()).href);
  await editor.getByRole('button', { name: '采纳', exact: true }).click();
  await editor.getByRole('textbox', { name: '写给对方的话' }).fill('第 2 版样表已标出。');
  await editor.locator('section[aria-labelledby="next"] button[type="submit"]').click();
  await editor.getByText('已采纳', { exact: true }).waitFor();
  await shot(editor, 'proposal-answered');
  await editor.context().close();
});

test('the wall of 1920 × 1080 shows six figures on one screen', async () => {
  await sun.setViewportSize({ width: 1920, height: 1080 });
  await sun.goto(`${site.url}/workbench/screen`);
  await sun.locator('.kpi').nth(5).waitFor();
  await sun.getByRole('heading', { name: '今天的时钟' }).waitFor();
  await sun.getByRole('heading', { name: '差评', exact: true }).waitFor();
  await shot(sun, 'screen');
  const height = await sun.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThanOrEqual(1080);
  expect(await violations(sun)).toEqual([]);
});

test('the public reads the same figures without a script', async () => {
  const page = await openPage(browser, { ...phone, js: false });
  await page.goto(`${site.url}/indicators`);
  await page.getByRole('row', { name: /按时办结率.*100%/ }).waitFor({ timeout: 30_000 });
  await shot(page, 'public');
});
