import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewRoute } from '../contracts/review-routes.ts';
import { verifyChains } from '../server/modules/cases/index.ts';
import { getPublishedItem, publishRoute } from '../server/modules/catalogue/index.ts';
import { foodLicence, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, picture, violations } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { inOrder } from './support/in-order.ts';
import { openDesk } from './support/officer.ts';
import { submitOne } from './support/sample-cases.ts';
import { type Site, startSite } from './support/site.ts';
import { citizen, officer, type Wire } from './support/wire.ts';

const divisionCode = '513424';
const itemCode = foodLicence.split('/').at(-1) as string;
const limit = { value: 3, unit: 'workday' as const };
const own = [{ at: 'own' as const, role: 'reviewer' as const }];
const route: ReviewRoute = {
  steps: [
    { id: 'papers', name: '书面审查', kind: 'review', mode: 'one', who: own, after: [], limit },
    {
      id: 'health',
      name: '卫生意见',
      kind: 'review',
      mode: 'one',
      who: [{ at: 'department', key: '卫生健康', role: 'reviewer' }],
      after: ['papers'],
      limit,
    },
    {
      id: 'site',
      name: '现场核查',
      kind: 'inspection',
      mode: 'all',
      who: own,
      inspectors: 2,
      after: ['papers'],
      limit,
    },
    {
      id: 'street',
      name: '街道意见',
      kind: 'consult',
      mode: 'one',
      who: [{ at: 'outside', name: '德州街道办事处（演示）', contact: '', shows: ['premisesAddress'] }],
      after: ['papers'],
      limit,
    },
    {
      id: 'law',
      name: '法制审核',
      kind: 'legal',
      mode: 'one',
      who: own,
      after: ['health', 'site', 'street'],
      limit,
    },
  ],
};

let site: Site;
let browser: Browser;
let owner: Wire;
let caseId = '';
const desks = new Map<string, Page>();

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  owner = await citizen(site.url, zhou.phone, zhou.restaurant);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function desk(account: string): Promise<Page> {
  const known = desks.get(account) ?? (await openDesk(browser, site.url, account));
  desks.set(account, known);
  return known;
}
async function caseAt(account: string): Promise<Page> {
  const page = await desk(account);
  await page.goto(`${site.url}/workbench/cases/${caseId}`);
  await page.getByRole('heading', { name: '审查流程' }).waitFor();
  return page;
}
const stepOf = (page: Page, name: string) =>
  page.locator('li.step').filter({ has: page.getByRole('heading', { name, level: 3, exact: true }) });

/** An application that has come to its route. */
async function acceptOne(): Promise<void> {
  caseId = await submitOne(owner, await makeFiles(browser));
  const clerk = await officer(site.url, 'lihua');
  await clerk.act(caseId, 'take');
  await clerk.act(caseId, 'accept');
}

/** An officer writes the opinion of a step; `nth`: which of its seats. */
async function say(account: string, name: string, opinion = '同意', nth = 0): Promise<Page> {
  const page = await caseAt(account);
  const step = stepOf(page, name);
  await step.getByRole('button', { name: '写意见' }).nth(nth).click();
  await step.getByRole('radio', { name: opinion, exact: true }).check();
  await step.getByLabel(/理由/).fill(`${name}：${opinion}。`);
  await step.getByRole('button', { name: '提交意见' }).click();
  await page.locator('.note.ok').getByText('意见交了').waitFor();
  return page;
}

describe('事项管理员 edits the route without code', () => {
  test('adds two steps, mends a wrong condition, tries it and publishes the next version', async () => {
    const page = await desk('zhoubian');
    await page.goto(`${site.url}/workbench/catalogue/${itemCode}?divisionCode=${divisionCode}`);
    await page.getByRole('link', { name: '编辑审查流程' }).click();
    await page.getByRole('heading', { name: '审查流程', level: 1 }).waitFor();
    for (const name of ['书面审查', '卫生意见']) {
      await page.getByRole('button', { name: '加一个环节' }).click();
      await page.getByLabel('环节名称').last().fill(name);
    }
    const condition = page.getByLabel(/什么情况下才要/).last();
    await condition.fill('kitchenAria > 20');
    await page.getByText('“卫生意见”的条件问到“kitchenAria”').first().waitFor();
    expect(await page.getByRole('button', { name: /^发布为第/ }).isDisabled()).toBe(true);
    await condition.fill('kitchenArea > 20');
    await page.getByText('没有发现问题').waitFor();
    await page.locator('section[aria-labelledby="sample"] input').fill('30');
    await page.locator('section[aria-labelledby="sample"] .st.ok').nth(1).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'workbench-route-editor');
    await page.getByRole('button', { name: '发布为第 2 版' }).click();
    await page.getByText('第 2 版', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: '发布为第 3 版' }).waitFor();
  });
});

describe('parallel review with one return, from both sides', () => {
  beforeAll(async () => {
    const { version } = (await getPublishedItem(site.server.ctx.db, divisionCode, itemCode)) ?? {
      version: 0,
    };
    await publishRoute(site.server.ctx, { divisionCode, itemCode, version, route });
    await acceptOne();
  });

  test('after the papers three steps run at once, and the applicant sees who has which', async () => {
    const page = await say('zhangsan', '书面审查');
    expect(await violations(page)).toEqual([]);
    for (const name of ['卫生意见', '现场核查', '街道意见']) {
      await stepOf(page, name).getByText('正在办', { exact: true }).waitFor();
    }
    const seen = (await owner.get(`/cases/${caseId}`)).text;
    expect(seen).toMatch(/德昌县卫生健康局（演示）在办“卫生意见”，预计/);
    expect(seen).not.toContain('书面审查：同意');
  });

  test('卫生健康局 finds its step in the list, sees no other, and gives its opinion', async () => {
    const page = await desk('mayan');
    await page.goto(`${site.url}/workbench/cases?queue=steps`);
    await page.locator('table a, tbody tr').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await say('mayan', '卫生意见', '不同意');
    expect(await page.locator('li.step').count()).toBe(1);
  });

  test('two officers sign the inspection', async () => {
    await say('zhangsan', '现场核查');
    const page = await say('qinlan', '现场核查');
    await stepOf(page, '现场核查').getByText('办完了', { exact: true }).waitFor();
  });

  test('the street office answers by link on a phone, without script and without an account, once', async () => {
    const page = await caseAt('zhangsan');
    await stepOf(page, '街道意见').getByRole('button', { name: '开答复链接' }).click();
    const link = stepOf(page, '街道意见').locator('.link input');
    await link.waitFor();
    const { pathname } = new URL(await link.inputValue());
    const street = await openPage(browser, { ...phone, js: false });
    await street.goto(`${site.url}${pathname}`);
    await street.getByRole('button', { name: '提交意见' }).click();
    await street.locator('.errors').first().waitFor();
    await street.getByText('同意', { exact: true }).first().click();
    await street.getByLabel('理由或者条件').fill('无意见。');
    await street.getByLabel('您的姓名').fill('王建国');
    await street.getByLabel('职务').fill('经济发展办副主任');
    await street.getByRole('button', { name: '提交意见' }).click();
    await street.getByText('意见收到了').waitFor();
    expect((await street.goto(`${site.url}${pathname}`))?.status()).toBe(409);
    await street.context().close();
    const script = await openPage(browser, phone);
    await script.goto(`${site.url}${pathname}`);
    expect(await violations(script)).toEqual([]);
    await script.context().close();
  });

  test('法制审核 returns it to the health bureau: that opinion is void and kept, the others stand', async () => {
    const page = await caseAt('zhangsan');
    const law = stepOf(page, '法制审核');
    await law.getByRole('button', { name: '退回' }).click();
    await law.getByRole('radio', { name: '卫生意见', exact: true }).check();
    await law.getByLabel(/理由/).fill('意见没有写依据。');
    await law.getByRole('button', { name: '退回这个环节' }).click();
    await page.locator('.note.ok').getByText('退回了').waitFor();
    await stepOf(page, '卫生意见').getByText('第 2 次', { exact: true }).waitFor();
    await stepOf(page, '现场核查').getByText('办完了', { exact: true }).waitFor();
    const health = await caseAt('mayan');
    await health.getByText('意见没有写依据。').first().waitFor();
    expect(await violations(health)).toEqual([]);
    await say('mayan', '卫生意见', '有条件同意');
  });

  test('the decider, another person, sees every opinion together and decides', async () => {
    await say('qinlan', '法制审核');
    const page = await caseAt('chenjing');
    for (const said of ['书面审查：同意。', '卫生意见：有条件同意。', '无意见。', '法制审核：同意。']) {
      await page.getByText(said).first().waitFor();
    }
    expect(await violations(page)).toEqual([]);
    await picture(page, 'workbench-route');
    const decider = await officer(site.url, 'chenjing');
    await decider.act(caseId, 'take');
    await decider.act(caseId, 'decide', { decision: 'grant', reason: '各环节意见一致，准予。' });
    expect((await owner.get(`/cases/${caseId}`)).text).toContain('作出准予的决定');
    expect(await verifyChains(site.server.ctx.db)).toMatchObject({ whole: true, faults: 0 });
  });
});

describe('many hands at one step, each act at the desk', () => {
  beforeAll(async () => {
    const { version } = (await getPublishedItem(site.server.ctx.db, divisionCode, itemCode)) ?? {
      version: 0,
    };
    if (version < 3) await publishRoute(site.server.ctx, { divisionCode, itemCode, version, route });
  });
  /** Chooses from a list by its label; the list is antd's own, drawn at the end of the page. */
  async function choose(page: Page, label: RegExp, name: string): Promise<void> {
    const box = page.getByRole('combobox', { name: label });
    await box.fill(name);
    const shown = page.locator(
      '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active',
    );
    await shown.filter({ hasText: name }).waitFor();
    await box.press('Enter');
  }
  async function act(page: Page, step: string, command: string, done: string, fill?: () => Promise<void>) {
    const card = stepOf(page, step);
    await card.getByRole('button', { name: command, exact: true }).first().click();
    if (fill) {
      await fill();
      await card.locator('form button[type="submit"]').click();
    }
    await page.locator('.note.ok').getByText(done).first().waitFor();
  }
  inOrder(() => desks.get('zhangsan') as Page);

  test('加签、减签、委派、抄送、征求意见、催办: who was named finds it, and the other signs', async () => {
    await acceptOne();
    const page = await caseAt('zhangsan');
    const papers = stepOf(page, '书面审查');
    await act(page, '书面审查', '加签', '加签好了', () => choose(page, /哪位同事/, '秦岚'));
    await papers.getByText('加签', { exact: true }).first().waitFor();
    await act(page, '书面审查', '减签', '减签好了');
    await act(page, '书面审查', '抄送', '抄送好了', () => choose(page, /哪位同事/, '秦岚'));
    await papers.getByText(/抄送.*秦岚/).waitFor();
    await act(page, '书面审查', '征求意见', '征求意见发出了', async () => {
      await choose(page, /^单位/, '卫生健康局');
      await page.getByLabel('想问什么').fill('通风设施是否够用？');
    });
    await act(page, '书面审查', '委派', '委派好了', () => choose(page, /哪位同事/, '秦岚'));
    await act(page, '书面审查', '催办', '催办记下了');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'hands-zhangsan');
    await say('qinlan', '书面审查');
    const health = await caseAt('mayan');
    await health.getByText('通风设施是否够用？').waitFor();
    await say('mayan', '书面审查', '有条件同意');
    await page.reload();
    await papers.getByText('书面审查：有条件同意。').waitFor();
    await papers.getByText(/秦岚/).first().waitFor();
    await say('zhangsan', '书面审查');
    await stepOf(page, '书面审查').getByText('办完了', { exact: true }).waitFor();
    await picture(page, 'hands-done');
  });

  test('转办: the seat is another’s, with what was asked; the applicant reads of hands, not of opinions', async () => {
    const page = await caseAt('mayan');
    await act(page, '卫生意见', '转办', '转过去了', () => choose(page, /哪位同事/, '刘洋'));
    await say('liuyang', '卫生意见');
    const seen = (await owner.get(`/cases/${caseId}/evidence?reading=plain`)).text;
    for (const act of ['委派', '转', '征求']) expect(seen).toContain(act);
    expect(seen).not.toContain('有条件同意。');
  });
});
