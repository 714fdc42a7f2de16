import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChains } from '../server/modules/cases/index.ts';
import { ownItem } from '../server/modules/cases/testing.ts';
import { importItems } from '../server/modules/catalogue/index.ts';
import { inTx } from '../server/platform/db/index.ts';
import { caseIdOf, chooser, kept, signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, sound } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { fillUntil } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { openAndTake, openDesk, press } from './support/officer.ts';
import { type Site, startSite } from './support/site.ts';

const items = [
  {
    ...ownItem,
    id: 'T-COMMIT',
    name: '测试承诺登记',
    materials: [
      { name: '从业经历证明', necessity: '必要' },
      { name: '检测报告', necessity: '必要' },
    ],
  },
  { ...ownItem, id: 'T-INSTANT', name: '测试自动备案' },
];
const answers = {
  organisationAddress: '德昌县示范路 8 号（演示）',
  contactName: zhou.name,
  contactPhone: zhou.phone,
  matter: '测试',
  declaration: 'true-and-complete',
};

let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;
let page: Page;
let caseId = '';
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  const { db, clock } = site.server.ctx;
  const file = JSON.stringify({ items });
  await inTx(db, (tx) => importItems(tx, { clock }, { file, divisionCode: '513424', publish: true }));
  files = await makeFiles(browser);
  page = await openPage(browser, phone);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
inOrder(() => page);

async function begin(item: string): Promise<void> {
  await page.goto(`${site.url}/apply/513424/${item}`);
  await page.waitForURL(/\/drafts\//);
  await fillUntil(page, 'materials', answers);
}

test('an editor says which papers may come later or be committed to, and when a case is granted by itself', async () => {
  const editor = await openDesk(browser, site.url, 'zhoubian');
  const open = (item: string) =>
    editor.goto(`${site.url}/workbench/catalogue/${item}/rules?divisionCode=513424`);
  const publish = async () => {
    await editor.getByRole('button', { name: '发布为第 2 版' }).click();
    await editor.getByText(/第 2 版$/).waitFor();
  };
  await open('T-COMMIT');
  await editor.getByLabel('可以承诺代替：从业经历证明').check();
  await editor.getByLabel('可以后补：检测报告').check();
  await editor.getByLabel('受理后多久补齐：检测报告', { exact: true }).fill('5');
  await editor.getByText('没有发现问题，可以发布。').waitFor();
  await publish();
  await open('T-INSTANT');
  await editor.getByLabel('用规则秒批').check();
  await editor.getByLabel('规则编号').fill('clear-record');
  await editor.getByLabel('印在决定书上的理由').fill('申请人已当面核对，没有要人工看的材料。');
  await editor.getByLabel('条件 1：写给人看').fill('申请人已当面核对');
  await editor.getByLabel('条件 1：FEEL').fill('realnameLevel >= 3');
  await editor
    .getByText(/realnameLevel/)
    .last()
    .waitFor();
  await editor.getByRole('button', { name: '发布为第 2 版' }).isDisabled();
  await editor.getByLabel('条件 1：FEEL').fill('realNameLevel >= 3');
  await editor.getByRole('button', { name: '加一个条件' }).click();
  await editor.getByLabel('条件 2：写给人看').fill('没有要人工看的材料');
  await editor.getByLabel('条件 2：FEEL').fill('uploadedMaterials = 0');
  await editor.getByLabel('实名级别', { exact: true }).fill('3');
  const tried = editor.getByRole('region', { name: '试一试' });
  await tried.getByText('由人办，因为还没满足：').waitFor();
  await editor.getByLabel('上传的材料份数', { exact: true }).fill('0');
  await tried.getByText('会当场准予', { exact: true }).waitFor();
  await sound(editor, 'desk-rules');
  await publish();
  await editor.context().close();
});

test('a commitment is read and signed with one’s name, instead of a paper', async () => {
  await page.goto(`${site.url}/sign-in?back=/account`);
  await signIn(page);
  await page.getByRole('button', { name: `换成${zhou.restaurant}的名义` }).click();
  await begin('T-COMMIT');
  await page.getByRole('group', { name: '可以用承诺代替的材料' }).getByLabel('从业经历证明').check();
  await sound(page, 'commit-01-materials');
  await page.getByRole('button', { name: /核对并提交/ }).click();
  await page.waitForURL(/\/review$/);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('请输入您的姓名签署').first().waitFor();
  await sound(page, 'commit-02-unsigned');
  await page.getByLabel(/^签署/).fill(zhou.name);
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL(/\/cases\/.+\/submitted/);
  caseId = caseIdOf(page);
});

test('it is accepted with a paper still to come; the officer sees on what it stands', async () => {
  const clerk = await openDesk(browser, site.url, 'lihua');
  await openAndTake(clerk, site.url, caseId);
  await clerk.getByRole('heading', { name: '承诺和容缺' }).waitFor();
  await press(clerk, /^受理/, '受理了');
  await sound(clerk, 'desk-commitment');
  await clerk.context().close();
});

test('what was to come later is handed in', async () => {
  await page.goto(`${site.url}/cases/${caseId}`);
  await sound(page, 'commit-03-progress');
  await page.getByRole('link', { name: '补交材料' }).click();
  await chooser(page, 'm2').setInputFiles(files.list);
  await kept(page, 'm2', '制度清单.pdf');
  await sound(page, 'commit-04-supply');
  await page.locator('main form button.go').click();
  await page.waitForURL(new RegExp(`/cases/${caseId}$`));
  await page.getByText('检测报告已补交').waitFor();
});

test('a clear case is granted at once, and both sides see by which rule', async () => {
  await begin('T-INSTANT');
  await page.locator('main form button.go').click();
  await page.waitForURL(/\/review$/);
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL(/\/cases\/.+\/submitted/);
  await page.getByRole('heading', { name: '办好了' }).waitFor();
  await sound(page, 'instant-01-submitted');
  const paper = await page.getByRole('link', { name: /决定书/ }).getAttribute('href');
  const reply = await page.request.get(new URL(paper ?? '', site.url).toString());
  expect(reply.headers()['content-type']).toContain('application/pdf');
  const desk = await openDesk(browser, site.url, 'zhangsan');
  await desk.goto(`${site.url}/workbench/cases/${caseIdOf(page)}`);
  await desk.getByText('条件全部符合，系统已准予').waitFor();
  await sound(desk, 'desk-instant');
  const { ctx } = site.server;
  expect(await verifyChains(ctx.db, { files: ctx.files })).toMatchObject({ whole: true, cases: 2 });
});
