import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, openPage, phone, sound } from './support/browser.ts';
import { inOrder } from './support/in-order.ts';
import { openDesk } from './support/officer.ts';
import { type Site, startSite } from './support/site.ts';

let site: Site;
let browser: Browser;
/** A telephone without script and without an account. */
let plain: Page;
/** The same pages with script, for axe. */
let look: Page;
let sun: Page;
let yang: Page;
let number = '';
let code = '';

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  [plain, look] = [await openPage(browser, { ...phone, js: false }), await openPage(browser, phone)];
  [sun, yang] = [await openDesk(browser, site.url, 'sundu'), await openDesk(browser, site.url, 'yangfan')];
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => sun);

/** A page that anybody may open is looked at where scripts run: axe is one. */
async function looked(page: Page, name: string): Promise<void> {
  await look.goto(page.url());
  await sound(look, name);
}

async function openRequest(desk: Page): Promise<void> {
  await desk
    .getByRole('navigation', { name: '工作列表' })
    .getByRole('link', { name: '诉求', exact: true })
    .click();
  await desk
    .getByRole('cell', { name: /跑了三趟没办成/ })
    .getByRole('link')
    .click();
  await desk.getByRole('heading', { name: '下一步' }).waitFor();
}

async function does(desk: Page, command: string, fill: (desk: Page) => Promise<void> = async () => {}) {
  const pane = desk.locator('section.pane', { has: desk.getByRole('heading', { name: '下一步' }) });
  const choice = pane.getByRole('button', { name: command, exact: true });
  if ((await choice.count()) > 1) await choice.first().click();
  await fill(desk);
  await pane.locator('.ant-btn-primary').click();
}

const steps = (desk: Page) => desk.locator('section[aria-labelledby="steps"] li');

test('a request is filed on a telephone, without an account and without script', async () => {
  await plain.goto(`${site.url}/requests`);
  await looked(plain, 'requests-door');
  await plain.getByRole('link', { name: '办不成事' }).click();
  await plain.getByRole('button', { name: '提交' }).click();
  await plain.getByRole('link', { name: '请填一句话说清是什么事' }).waitFor();
  await plain.getByLabel('一句话说清是什么事').fill('跑了三趟没办成');
  await plain.getByLabel('具体情况').fill('每次都说少一样，第三次换了个人又说不用。');
  await plain.getByLabel('姓名（要回话才填）').fill('沈明');
  await plain.getByLabel('手机号（要回话才填）').fill('139 0000 0009');
  await plain.getByText('同意把答复公开给大家看').click();
  await looked(plain, 'request-form');
  await plain.getByRole('button', { name: '提交' }).click();
  await plain.getByRole('heading', { name: '收到了' }).waitFor();
  [number = '', code = ''] = await plain.locator('main dd').allTextContents();
  expect(number).toMatch(/^513424-S\d{8}-0001$/);
  expect(code).toMatch(/^\d{8}$/);
});

test('the desk assigns it, the department signs and answers', async () => {
  await openRequest(sun);
  await sound(sun, 'request-desk');
  await does(sun, '派单', async (desk) => {
    await desk.getByLabel('派给哪个单位').selectOption({ label: '德昌县市场监督管理局（演示）' });
    await desk.getByLabel('写明情况').fill('请按办不成事办理。');
  });
  await steps(sun).filter({ hasText: '派单' }).waitFor();
  await openRequest(yang);
  await does(yang, '签收');
  await steps(yang).filter({ hasText: '签收' }).waitFor();
  await does(yang, '答复', async (desk) => {
    await desk.getByLabel('写明情况').fill('清单已经补全，请带执照来，一次办完。');
  });
  await steps(yang).filter({ hasText: '清单已经补全' }).waitFor();
});

test('who filed it looks it up by number and code, reads the answer, and asks once more', async () => {
  await plain.goto(`${site.url}/requests`);
  await plain.getByLabel('诉求编号').fill(number);
  await plain.getByLabel('查询码（8 位数字）').fill('00000000');
  await plain.getByRole('button', { name: '查' }).click();
  await plain.getByText('没有查到，请核对编号和查询码。').waitFor();
  await plain.getByLabel('查询码（8 位数字）').fill(code);
  await plain.getByRole('button', { name: '查' }).click();
  await plain.getByText('清单已经补全，请带执照来，一次办完。').waitFor();
  expect(await plain.locator('main').textContent()).not.toMatch(/杨帆|孙督/);
  await looked(plain, 'request-answered');
  await plain.getByRole('button', { name: '请再办' }).click();
  await plain.getByRole('link', { name: '请填哪里没有解决' }).waitFor();
  await plain.getByLabel('哪里没有解决').fill('清单上还是少一样。');
  await plain.getByRole('button', { name: '请再办' }).click();
  await plain.getByText('等部门签收').first().waitFor();
});

test('it is answered again, rated, and published for everybody', async () => {
  await yang.reload();
  await does(yang, '签收');
  await does(yang, '答复', async (desk) => {
    await desk.getByLabel('写明情况').fill('少的一样补上了。');
  });
  await steps(yang).filter({ hasText: '少的一样补上了' }).waitFor();
  await plain.reload();
  await plain.getByLabel('非常满意').check();
  await plain.getByRole('button', { name: '提交评价' }).click();
  await plain.getByText('您评了：非常满意').waitFor();
  await sun.reload();
  await does(sun, '公开答复', async (desk) => {
    await desk.getByLabel('公开的标题').fill('材料清单不全怎么办');
    await desk.getByLabel('写明情况').fill('清单已经补全并贴在窗口。');
  });
  await steps(sun).filter({ hasText: '公开' }).waitFor();
  await plain.goto(`${site.url}/answers`);
  await plain.getByText('清单已经补全并贴在窗口。').waitFor();
  await looked(plain, 'answers');
});

/** Serves somebody and asks for a rating; what the code on the clerk's screen leads to. */
async function asked(clerk: Page): Promise<string> {
  await clerk.getByRole('button', { name: '开始接待' }).click();
  const answer = clerk.waitForResponse(/\/api\/counter\/services\/[^/]+\/end$/);
  await clerk.getByRole('button', { name: '办完了，请评价' }).click();
  const { link } = (await (await answer).json()) as { link: string };
  return site.url + new URL(link).pathname;
}

test('a visit at a window is rated on the tablet that the clerk woke, and by the code from a phone', async () => {
  const tablet = await openPage(browser, { viewport: { width: 800, height: 1180 } });
  await tablet.goto(`${site.url}/device`);
  const digits = (await tablet.locator('.big-no').textContent()) ?? '';
  const clerk = await openDesk(browser, site.url, 'lihua');
  await clerk.getByRole('link', { name: '窗口服务' }).click();
  await clerk.locator('#window').selectOption({ label: '德昌县政务服务中心（演示） · 综合窗口 1' });
  await clerk.getByLabel('平板上的 6 位码').fill(digits);
  await clerk.getByRole('button', { name: '配对' }).click();
  await tablet.getByRole('heading', { name: '欢迎评价' }).waitFor();
  await sound(tablet, 'device-idle');
  const first = await asked(clerk);
  await tablet.getByRole('heading', { name: '这次办得怎么样？' }).waitFor();
  await sound(tablet, 'device-ask');
  await sound(clerk, 'counter-desk');
  await tablet.locator('label.pick', { has: tablet.locator('#level-4') }).click();
  await tablet.getByRole('button', { name: '提交评价' }).click();
  await tablet.getByRole('heading', { name: '收到了，谢谢您' }).waitFor();

  // Who has the same code on a phone reads nothing of what was said on the tablet.
  await plain.goto(first);
  await plain.getByRole('heading', { name: '已经评价过了' }).waitFor();
  await plain.goto(await asked(clerk));
  await plain.locator('label.pick', { has: plain.locator('#level-2') }).click();
  await looked(plain, 'rate-here');
  await plain.getByRole('button', { name: '提交评价' }).click();
  await plain.getByRole('heading', { name: '收到了，谢谢您' }).waitFor();
  await clerk.reload();
  await clerk.getByText('其中 2 次有评价').waitFor();
  expect(await clerk.locator('main').textContent()).not.toMatch(/不满意/);

  // A clerk who opens the link on her own desk rates nothing, and supervision sees that somebody tried.
  await clerk.locator('#window').waitFor();
  await clerk.goto(await asked(clerk));
  await clerk.locator('label.pick', { has: clerk.locator('#level-5') }).click();
  await clerk.getByRole('button', { name: '提交评价' }).click();
  await clerk.getByText('工作人员登录着，不能评价').waitFor();
  await sun.goto(`${site.url}/workbench/flags?all=true`);
  await sun.getByText('提交的浏览器登录着工作人员').waitFor();
  await sound(sun, 'flags-desk');
});

test('a township calls on a department of the county from its own desk', async () => {
  const azhi = await openPage(browser, desktop);
  await azhi.goto(`${site.url}/workbench/`);
  await azhi.getByLabel('账号', { exact: true }).fill('azhi');
  await azhi.getByLabel('密码', { exact: true }).fill('tongban-demo-2026');
  await azhi.getByRole('button', { name: '登录' }).click();
  await azhi.getByRole('link', { name: '诉求', exact: true }).click();
  await azhi.getByRole('link', { name: '替人提诉求' }).click();
  await azhi.getByLabel('种类').selectOption('township-call');
  await azhi.getByLabel('请哪个部门来办').selectOption({ label: '德昌县市场监督管理局（演示）' });
  await azhi.getByLabel('一句话说清是什么事').fill('集市无证摊点请来现场');
  await azhi.getByLabel('具体情况').fill('每逢三、六、九赶集。');
  await sound(azhi, 'request-new-desk');
  await azhi.getByRole('button', { name: '提交', exact: true }).click();
  await azhi.getByRole('heading', { name: '集市无证摊点请来现场' }).waitFor();
  expect(await azhi.locator('main').textContent()).toContain('等部门签收');
});
