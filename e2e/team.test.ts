import { buffer } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zhou } from './support/applicant.ts';
import { launchBrowser, picture, violations } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { inOrder } from './support/in-order.ts';
import { openDesk, press } from './support/officer.ts';
import { submitOne } from './support/sample-cases.ts';
import { type Site, startSite } from './support/site.ts';
import { citizen } from './support/wire.ts';

let site: Site;
let browser: Browser;
let li: Page;
let wang: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  const owner = await citizen(site.url, zhou.phone, zhou.restaurant);
  const files = await makeFiles(browser);
  for (let index = 0; index < 3; index++) await submitOne(owner, files);
  [li, wang] = [await openDesk(browser, site.url, 'lihua'), await openDesk(browser, site.url, 'wangfang')];
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => li);

/** Two widths of desks; nothing that axe would mend. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1280, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await picture(page, `${name}-${width}`);
  }
  expect(await violations(page)).toEqual([]);
}

test('an empty list says why', async () => {
  await li.goto(`${site.url}/workbench/cases?queue=mine`);
  await li.getByText('您手上没有件').waitFor();
  await li.goto(`${site.url}/workbench/cases?queue=receive&light=bad`);
  await li.getByText('这样筛选，一件也没有').waitFor();
});

test('a filter is kept under a name, with its count, and comes back with a click', async () => {
  await li.goto(`${site.url}/workbench/cases?queue=receive&light=ok`);
  await li.getByRole('button', { name: '存下这个筛选' }).click();
  await li.getByLabel('名称').fill('没到期的');
  await li.getByRole('dialog').getByRole('button', { name: '存下' }).click();
  const kept = li.getByRole('navigation', { name: '我存的筛选' }).getByRole('link', { name: /没到期的/ });
  await kept.getByText('3').waitFor();
  await look(li, 'list-filters');
  await li.goto(`${site.url}/workbench/cases?queue=all`);
  await kept.click();
  await li.waitForURL(/light=ok/);
});

test('a case is taken and accepted from the list by keys alone', async () => {
  await li.goto(`${site.url}/workbench/cases?queue=receive`);
  await li.getByRole('link', { name: '食品经营许可' }).first().waitFor();
  await li.keyboard.press('j');
  await li.getByRole('button', { name: /^领取/ }).waitFor();
  await li.keyboard.press('t');
  await li.getByRole('button', { name: /^受理/ }).waitFor();
  await li.keyboard.press('s');
  await li.getByText('已列出 2 件').waitFor();
});

test('ticked rows are taken at once; the page shows each result, and the result comes as a file', async () => {
  await li.keyboard.press('x');
  await li.getByText('选了 1 件').waitFor();
  await li.getByRole('checkbox', { name: '全选这一页' }).check();
  await li.getByText('选了 2 件').waitFor();
  await look(li, 'list-batch');
  await li
    .getByRole('region', { name: '成批办理' })
    .getByRole('button', { name: '领取', exact: true })
    .click();
  await li.getByRole('button', { name: '开始办' }).click();
  await li.getByText('办好 2 件').waitFor();
  await li.locator('#main').getByText('都办完了').waitFor();
  await look(li, 'batch-result');
  const [file] = await Promise.all([
    li.waitForEvent('download'),
    li.getByRole('link', { name: '下载结果' }).click(),
  ]);
  expect((await buffer(await file.createReadStream())).toString()).toContain('办好了');
  await li.getByRole('link', { name: /^通知/ }).getByText('1').waitFor();
  await li.getByRole('link', { name: '成批办理' }).first().click();
  await li.getByText('领取，2 件').waitFor();
});

test('the list leaves as a file', async () => {
  await li.goto(`${site.url}/workbench/cases?queue=mine`);
  const [file] = await Promise.all([
    li.waitForEvent('download'),
    li.getByRole('link', { name: '导出 CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^我的待办 \d{4}-\d\d-\d\d\.csv$/);
  const lines = (await buffer(await file.createReadStream())).toString().trim().split('\r\n');
  expect(lines).toHaveLength(3);
});

test('a case is handed over: the colleague is told under the bell and has it', async () => {
  await li.getByRole('link', { name: '食品经营许可' }).first().click();
  await li.getByRole('button', { name: /^移交给同事/ }).waitFor();
  await li.keyboard.press('h');
  await li.getByLabel('交给谁').click();
  await li.getByTitle(/王芳/).click();
  await li.getByLabel('理由').fill('下午去开会');
  await look(li, 'hand-over');
  await press(li, /^移交(?!给)/, '移交好了');
  await wang.getByRole('link', { name: /^通知/ }).getByText('1').waitFor();
  await wang.keyboard.press('g');
  await wang.keyboard.press('n');
  const notice = wang.getByRole('link', { name: /李华 把 .*交给您办/ });
  await notice.waitFor();
  await look(wang, 'notices');
  await notice.click();
  await wang.getByText('在您手里').first().waitFor();
});

test('while 李华 is away 王芳 acts in her stead', async () => {
  const admin = await openDesk(browser, site.url, 'admin');
  await admin.goto(`${site.url}/workbench/staff`);
  await admin.getByRole('button', { name: '李华的 B 岗' }).click();
  await admin.getByRole('dialog').getByLabel('B 岗', { exact: true }).click();
  await admin.keyboard.type('王芳');
  await admin.getByTitle(/^王芳/).click();
  await admin.getByRole('dialog').getByRole('button', { name: '存下' }).click();
  await admin.getByText('李华的 B 岗定好了').first().waitFor();
  await look(admin, 'staff-substitutes');

  await li.goto(`${site.url}/workbench/absence`);
  await li.getByText('您的 B 岗：王芳').first().waitFor();
  await li.getByRole('button', { name: '登记外出' }).click();
  await li.getByText('登记好了').first().waitFor();
  await look(li, 'absence');

  await wang.goto(`${site.url}/workbench/cases?queue=mine`);
  await wang.getByText('李华（您代）').first().waitFor();
  await wang.getByRole('row').filter({ hasText: '李华（您代）' }).getByRole('link').first().click();
  await wang.getByText('代 李华 办').first().waitFor();
  await press(wang, /^受理/, '受理了');
  await wang.getByText('王芳（代李华）').first().waitFor();
  await look(wang, 'in-her-stead');
});
