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
      { name: '从业经历证明', necessity: '必要', committable: true },
      { name: '检测报告', necessity: '容缺后补', deferral: { value: 5, unit: '工作日' } },
    ],
  },
  {
    ...ownItem,
    id: 'T-INSTANT',
    name: '测试自动备案',
    instant: {
      id: 'clear-record',
      version: 1,
      reason: '申请人已当面核对，没有要人工看的材料。',
      conditions: [
        { id: 'known', say: '申请人已当面核对', feel: 'realNameLevel >= 3' },
        { id: 'no-files', say: '没有要人工看的材料', feel: 'uploadedMaterials = 0' },
      ],
    },
  },
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
