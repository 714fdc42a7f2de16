import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JointView } from '../contracts/joint.ts';
import { signIn } from './support/applicant.ts';
import { launchBrowser, openPage, phone, violations } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { fillUntil } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { lead as leads, openJoint } from './support/lead.ts';
import { openDesk } from './support/officer.ts';
import { type Site, startSite } from './support/site.ts';
import { officer } from './support/wire.ts';

let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;
let desk: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  files = await makeFiles(browser);
  desk = await openDesk(browser, site.url, 'helan');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => desk);

const name = '失业后找工作（演示）';
const items = ['失业登记', '就业创业证申领'];
/** Types into a list that can be searched, and takes what is found first. */
const choose = async (label: string, option: string) => {
  const list = desk.getByRole('combobox', { name: label });
  await list.fill(option);
  await list.press('Enter');
};
const waitFor = async (first: string, then: string) => {
  const line = desk.locator('.add-line');
  for (const [at, item] of [first, then].entries()) {
    await line.getByRole('combobox').nth(at).click();
    await desk
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      .getByTitle(item, { exact: true })
      .click();
  }
  await line.getByRole('button').click();
};

describe('贺兰 designs a package never seen before', () => {
  test('begins it and puts published items in', async () => {
    await desk.getByRole('link', { name: '一件事', exact: true }).click();
    await desk.getByText('新做一件事').click();
    await desk.getByLabel('名称', { exact: true }).fill(name);
    await desk.getByLabel('编号', { exact: true }).fill('find-work');
    await choose('牵头部门', '人力资源社会保障');
    await desk.getByRole('button', { name: '开始设计' }).click();
    await desk.getByRole('heading', { name: new RegExp(name) }).waitFor();
    await desk.getByText('一个子事项也没有').waitFor();
    for (const item of items) {
      await desk.getByLabel('加一件已公布的事项').fill(item);
      await desk.getByRole('button', { name: `加：${item}`, exact: true }).click();
      await desk.locator('#at-subItems').getByText(item, { exact: true }).waitFor();
    }
    expect(await desk.locator('.react-flow__node').count()).toBe(2);
  });

  test('is refused a circle at its place, and mends it there', async () => {
    await waitFor(items[0] as string, items[1] as string);
    await waitFor(items[1] as string, items[0] as string);
    const refusal = desk.locator('#chk li', { hasText: '绕成了圈' });
    await refusal.waitFor();
    expect(await desk.getByRole('button', { name: '发布' }).isDisabled()).toBe(true);
    await refusal.getByRole('button', { name: '去改这一处' }).click();
    await desk.waitForFunction(() => document.activeElement?.closest('#at-dependencies') !== null);
    await desk.getByRole('button', { name: `去掉：${items[1]} → ${items[0]}`, exact: true }).click();
    await refusal.waitFor({ state: 'detached' });
  });

  test('promises days, and sees at once what comes of it', async () => {
    await desk.getByRole('button', { name: '基本信息' }).click();
    await desk.getByLabel('承诺时限（整件事）', { exact: true }).fill('3');
    await desk
      .locator('.try')
      .getByText(/承诺 3 个工作日，按单独办的时限要 \d+ 个/)
      .waitFor();
    expect(await desk.locator('.try table').first().locator('tbody tr').count()).toBe(6);
    await desk.locator('.sub', { hasText: /已存/ }).waitFor();
    expect(await violations(desk)).toEqual([]);
  });

  test('publishes; who comes back sees the version', async () => {
    await desk.getByRole('button', { name: '发布' }).click();
    await desk.locator('h1').getByText('已发布').waitFor();
    await desk.getByRole('button', { name: '版本和停用' }).click();
    await desk.getByText('现在用的').waitFor();
  });
});

test('it is in the portal, and is applied for', async () => {
  const page = await openPage(browser, phone);
  await page.goto(`${site.url}/search?q=${encodeURIComponent('找工作')}`);
  await page.getByRole('link', { name }).click();
  for (let at = 0; at < 12 && page.url().includes('/guide'); at++) {
    await page.locator('input[name="answer"][value="false"]').check();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.waitForLoadState();
  }
  await page.getByRole('heading', { name: `${name}：一次告知单` }).waitFor();
  await page.getByRole('link', { name: '开始填表' }).click();
  await signIn(page);
  const self = page.getByRole('button', { name: /自己|本人/ });
  if (await self.count()) await self.first().click();
  await page.waitForURL(/\/drafts\/.+/);
  await fillUntil(page, 'materials');
  const choosers = page.locator('input[type="file"]');
  for (let at = 0; at < (await choosers.count()); at++) await choosers.nth(at).setInputFiles(files.list);
  await page.locator('main form button.go').click();
  await page.waitForURL(/\/review$/);
  await page.locator('main form button.go').click();
  await page.waitForURL(/\/joint\//);
  await page.getByRole('heading', { name }).waitFor();

  // The first of its parts is refused: nothing more begins until the lead department says what goes on.
  const id = page.url().split('/').at(-1) as string;
  const [clerk, reviewer, decider] = [
    await officer(site.url, 'lihua'),
    await officer(site.url, 'liuyang'),
    await officer(site.url, 'yangfan'),
  ];
  const { parts } = await clerk.ask<JointView>(`/api/joint/${id}`);
  const first = parts.find(({ state }) => state === 'running')?.caseId as string;
  const reason = '不符合条件。';
  await clerk.act(first, 'take');
  await clerk.act(first, 'accept');
  await reviewer.act(first, 'take');
  await reviewer.act(first, 'review', { opinion: 'refuse', reason });
  await decider.act(first, 'take');
  await decider.act(first, 'decide', { decision: 'refuse', reason });
  await page.getByText('牵头部门').first().waitFor();
  const lead = await openJoint(browser, site.url, 'yangfan', id);
  await leads.goOn(lead);
  await page.locator('ol.steps > li', { hasText: items[1] as string }).waitFor();
  await lead.context().close();
}, 120_000);
