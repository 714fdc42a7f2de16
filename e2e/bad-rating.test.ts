import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foodLicence, signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, sound } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { inOrder } from './support/in-order.ts';
import { openDesk } from './support/officer.ts';
import { submitOne } from './support/sample-cases.ts';
import { type Site, startSite } from './support/site.ts';
import { citizen, officer, openWire } from './support/wire.ts';

let site: Site;
let browser: Browser;
/** 周小满's telephone. */
let page: Page;
/** The supervisor's and the department's desks. */
let sun: Page;
let yang: Page;
let caseId = '';

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  const owner = await citizen(site.url, zhou.phone, zhou.restaurant);
  caseId = await submitOne(owner, await makeFiles(browser));
  const acts = [
    ['lihua', 'accept', {}],
    ['zhangsan', 'review', { opinion: 'grant', reason: '材料齐全。' }],
    ['chenjing', 'decide', { decision: 'grant', reason: '准予。' }],
    ['zhaomin', 'finish', { delivery: 'counter' }],
  ] as const;
  for (const [account, command, body] of acts) {
    const one = await officer(site.url, account);
    await one.act(caseId, 'take');
    await one.act(caseId, command, body);
  }
  page = await openPage(browser, phone);
  [sun, yang] = [await openDesk(browser, site.url, 'sundu'), await openDesk(browser, site.url, 'yangfan')];
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => sun);

/** The ticket that waits for this officer, opened from her list. */
async function openTicket(desk: Page): Promise<void> {
  await desk.getByRole('navigation', { name: '工作列表' }).getByRole('link', { name: '差评整改' }).click();
  await desk
    .getByRole('cell', { name: /食品经营许可证/ })
    .getByRole('link')
    .click();
  await desk.getByRole('heading', { name: '评价内容' }).waitFor();
}

async function step(desk: Page, command: string, text: string): Promise<void> {
  await desk.getByLabel('写明情况').fill(text);
  await desk.locator('section[aria-labelledby="next"] .ant-btn-primary').click();
  await desk.locator('section[aria-labelledby="steps"] li', { hasText: text }).waitFor();
  expect(await desk.locator('section[aria-labelledby="steps"] li').last().textContent()).toContain(command);
}

test('a bad rating is given on a telephone, its reason ticked', async () => {
  await page.goto(`${site.url}/sign-in`);
  await signIn(page);
  await page.goto(site.url + foodLicence.replace('/items/', '/apply/'));
  await page.getByRole('button', { name: `以${zhou.restaurant}的名义办` }).click();
  await page.waitForURL(/\/drafts\//);
  await page.goto(`${site.url}/cases/${caseId}/rating`);
  await page.locator('label.pick', { has: page.locator('#level-2') }).click();
  await page.getByText('窗口人员业务不熟练').click();
  await page.getByLabel(/还想说什么/).fill('说不清要什么材料，跑了两趟。');
  await page.getByText('留下姓名，方便回复我').click();
  await page.locator('main form button.go').click();
  await page.waitForLoadState();
  await page.goto(`${site.url}/cases/${caseId}/rating`);
  await page.getByText('正在核实').waitFor();
  await sound(page, 'bad-rating-given');
});

test('the supervisor finds it at once, sees who said it, and verifies it', async () => {
  await openTicket(sun);
  expect(await sun.locator('section[aria-labelledby="rating"]').textContent()).toMatch(
    /窗口人员业务不熟练[\s\S]*跑了两趟[\s\S]*周小满/,
  );
  await sun.getByLabel('核实结果').selectOption('valid');
  await sound(sun, 'bad-rating-desk');
  await step(sun, '核实', '调看了窗口录像，情况属实。');
});

test('the department mends and answers without learning who said it', async () => {
  await openTicket(yang);
  const main = yang.locator('main');
  expect(await main.textContent()).toContain('不显示');
  expect(await main.textContent()).not.toMatch(/周小满|513424-2026/);
  await step(yang, '整改', '窗口换了人，清单贴在窗口。');
  await step(yang, '答复', '您说得对，已经换人并贴出清单。');
});

test('周小满 reads the answer; what she leaves out is told beside it; she is not satisfied yet', async () => {
  await page.reload();
  await page.getByText('您说得对，已经换人并贴出清单。').waitFor();
  await page.getByLabel('不满意，请再改').check();
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForLoadState();
  await page.getByRole('link', { name: '请填想说的话' }).waitFor();
  expect(await page.getByLabel('不满意，请再改').isChecked()).toBe(true);
  await sound(page, 'bad-rating-answer');
  await page.getByLabel('想说的话').fill('清单上少了一样。');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('正在整改').waitFor();
});

test('it is mended again, revisited by the supervisor, published, and everybody can read it', async () => {
  await yang.reload();
  await yang.getByText('清单上少了一样。').waitFor();
  await step(yang, '整改', '补全了清单。');
  await step(yang, '答复', '清单已经补全。');
  await sun.reload();
  await sun.getByLabel('回访结果').selectOption('satisfied');
  await step(sun, '回访', '电话回访，本人满意。');
  await step(sun, '公开', '窗口换人培训，材料清单补全并公示。');
  await page.goto(`${site.url}/ratings`);
  await page.getByText('窗口换人培训，材料清单补全并公示。').waitFor();
  expect(await page.locator('main').textContent()).not.toContain('周小满');
  await sound(page, 'bad-rating-public');
});

test('the code at the window shows what was said only to the phone that rated: the clerk who kept it reads nothing', async () => {
  const clerk = await officer(site.url, 'lihua');
  const { windows } = await clerk.ask<{ windows: { id: string }[] }>('/api/counter');
  const service = { windowId: windows[0]?.id, itemCode: null };
  const { id } = await clerk.ask<{ id: string }>('/api/counter/services', service);
  const asked = await clerk.ask<{ link: string; service: { number: string } }>(
    `/api/counter/services/${id}/end`,
    { phone: null },
  );
  const path = new URL(asked.link).pathname;
  const [visitor, kept] = [openWire(site.url), openWire(site.url)];
  const said = { level: '1', tags: '115', say: '等了一个上午。', occasion: '1' };
  expect((await visitor.post(path, { say: said.say })).status).toBe(422);
  expect((await visitor.post(path, said)).text).toContain('追加一次评价');
  expect((await visitor.post(path, said)).text).toContain(said.say); // the button pressed twice
  expect((await visitor.get(path)).text).toContain(said.say);
  for (const one of [
    await kept.get(path),
    await kept.get(`${path}?again=1`),
    await kept.post(path, { ...said, level: '5', occasion: '2' }),
    await kept.post(`${path}/ticket`, { occasion: '1', satisfied: 'yes' }),
    await kept.post('/kiosk', { number: asked.service.number }),
  ]) {
    expect(one.text).toContain('已经评价过了');
    expect(one.text).not.toMatch(/等了一个上午|非常不满意|服务态度差/);
  }
});
