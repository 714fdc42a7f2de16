import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LicenceList } from '../contracts/licence-acts.ts';
import { signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, picture, sound, violations } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { fillUntil, restaurant } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { lead, openJoint } from './support/lead.ts';
import { type Site, startSite } from './support/site.ts';
import { officer } from './support/wire.ts';

let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  files = await makeFiles(browser);
  page = await openPage(browser, phone);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => page);

const guide: Record<string, string> = {
  要办哪一种: 'food',
  公众聚集场所: 'true',
  告知承诺: 'true',
  户外招牌: 'true',
};
const more = {
  ...restaurant,
  fireFloors: '1 层',
  fireExits: '2',
  fireManager: '周小满',
  fireManagerPhone: '13800000001',
  signWidth: '3',
  signHeight: '1',
  signLit: 'true',
};

const jointId = () => page.url().split('/').at(-1) as string;

/** One department after the other has begun: the lead calls two visits, holds one, and takes 15 days more. */
async function asLead(): Promise<Page> {
  const desk = await openJoint(browser, site.url, 'yangfan', jointId());
  // By the day of Shanghai, eight hours ahead.
  const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
  await lead.callVisit(desk, tomorrow, '示范路 8 号后厨（演示）');
  await lead.holdVisit(desk, '后厨和图纸一样。');
  await lead.callVisit(desk, tomorrow, '示范路 8 号门口（演示）');
  await page.getByText('示范路 8 号门口（演示）').waitFor(); // she sees where they come, without reloading
  await lead.callOffVisit(desk);
  await lead.extend(desk);
  expect(await violations(desk)).toEqual([]);
  await picture(desk, 'event-lead');
  return desk;
}

describe('周小满 opens a restaurant: one plan, one form, one submission, all results', () => {
  test('finds the life event by what she calls it', async () => {
    await page.goto(`${site.url}/search?q=${encodeURIComponent('餐饮')}`);
    await page.getByRole('link', { name: '开办餐饮店' }).click();
    await sound(page, 'event-01-question');
  });

  test('answers one question a page, and goes back without losing one', async () => {
    for (let at = 0; at < 12 && page.url().includes('/guide'); at++) {
      const title = (await page.locator('h1').textContent()) ?? '';
      const value = Object.entries(guide).find(([words]) => title.includes(words))?.[1] ?? 'false';
      await page.locator(`input[name="answer"][value="${value}"]`).check();
      await page.getByRole('button', { name: '下一步' }).click();
      await page.waitForLoadState();
    }
    await page.getByRole('heading', { name: '开办餐饮店：一次告知单' }).waitFor();
    expect(await page.locator('.facts').textContent()).toContain('0');
    await sound(page, 'event-02-plan');
  });

  test('leaves the sign out and takes it in again: the plan changes at once', async () => {
    const papers = page.locator('section[aria-labelledby="yours"] li');
    const sign = page.getByRole('checkbox', { name: /户外招牌/ });
    await sign.uncheck();
    await page.locator('.steps li', { hasText: '户外招牌' }).waitFor({ state: 'detached' });
    await sign.check();
    await page.locator('.steps li', { hasText: '户外招牌' }).waitFor();
    expect(await papers.count()).toBe(7);
  });

  test('fills in one form, uploads one set of papers and hands in once', async () => {
    await page.getByRole('link', { name: '开始填表' }).click();
    await signIn(page);
    await page.getByRole('button', { name: `以${zhou.restaurant}的名义办` }).click();
    await page.waitForURL(/\/drafts\/.+/);
    expect(await page.getByLabel('单位名称').inputValue()).toBe(zhou.restaurant);
    await fillUntil(page, 'commitments', more);
    await page.getByRole('checkbox').check();
    await fillUntil(page, 'materials', more);
    const choosers = page.locator('input[type="file"]');
    const count = await choosers.count();
    expect(count).toBe(7);
    for (let at = 0; at < count; at++) await choosers.nth(at).setInputFiles(files.list);
    await page.locator('main form button.go').click();
    await page.waitForURL(/\/review$/);
    await sound(page, 'event-03-review');
    await page.locator('main form button.go').click();
    await page.waitForURL(/\/joint\//);
    await page.getByRole('heading', { name: '开办餐饮店' }).waitFor();
    await sound(page, 'event-04-progress');
  });

  test('the departments handle their parts; what waits begins by itself, and she sees it without reloading', async () => {
    const [clerk, reviewer, decider] = [
      await officer(site.url, 'lihua'),
      await officer(site.url, 'liuyang'),
      await officer(site.url, 'yangfan'),
    ];
    const reason = '材料齐全，符合条件。';
    let desk: Page | undefined;
    for (const done of [1, 2, 3, 4]) {
      if (done === 2) desk = await asLead();
      const running = page.locator('.steps li.now a.more').first();
      await running.waitFor();
      const caseId = (await running.getAttribute('href'))?.split('/').at(-1) as string;
      await clerk.act(caseId, 'take');
      await clerk.act(caseId, 'accept');
      await reviewer.act(caseId, 'take');
      await reviewer.act(caseId, 'review', { opinion: 'grant', reason });
      await decider.act(caseId, 'take');
      await decider.act(caseId, 'decide', { decision: 'grant', reason });
      await page.getByText(`4 件里 ${done} 件有了结果`).first().waitFor();
    }
    await desk?.context().close();
    await page.getByText('都有结果了，待出件').waitFor();
    await sound(page, 'event-05-decided');
  }, 120_000);

  test('one delivery hands over all results', async () => {
    const desk = await openJoint(browser, site.url, 'zhaomin', jointId());
    await lead.deliver(desk);
    await desk.context().close();
    const results = page.locator('ol.steps').getByText('结果已送达');
    await results.nth(3).waitFor();
    expect(await results.count()).toBe(4);
    await sound(page, 'event-06-finished');
  });

  test('one licence lists all three, under one code; a part that is revoked shows there', async () => {
    const name = '餐饮店综合许可证（一业一证）';
    const clerk = await officer(site.url, 'zhaomin');
    const issued = async () => (await clerk.ask<LicenceList>('/api/licences')).rows;
    for (let turn = 0; turn < 40 && !(await issued()).some(({ typeName }) => typeName === name); turn++)
      await page.waitForTimeout(250); // the papers are made by the worker, one after the other
    await page.goto(`${site.url}/licences`);
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { name: '所含许可（3 项）' }).waitFor();
    await sound(page, 'event-07-combined');
    await page.getByRole('link', { name: '别人扫证上的码会看到什么' }).click();
    await page.getByRole('heading', { name: '所含许可（3 项）' }).waitFor();
    const food = (await issued()).find(({ typeName }) => typeName === '食品经营许可证');
    const decider = await officer(site.url, 'yangfan');
    const { version } = await decider.ask<{ version: number }>(`/api/licences/${food?.id}`);
    await decider.ask(`/api/licences/${food?.id}/acts`, {
      act: 'revoke',
      ground: '69-2',
      reason: '查实提供虚假材料。',
      version,
    });
    await page.reload();
    await page.getByText('请注意：食品经营许可证现在无效。').waitFor();
    await sound(page, 'event-08-part-revoked');
  }, 60_000);
});
