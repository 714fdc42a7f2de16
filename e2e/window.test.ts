import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, sound } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { fill, restaurant } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { openDesk } from './support/officer.ts';
import { type Site, startSite } from './support/site.ts';

/** 到窗申请: a person stands before the window with her card; nobody asks for her password. */
let site: Site;
let browser: Browser;
let desk: Page;
let files: Awaited<ReturnType<typeof makeFiles>>;
let number: string;
let caseId: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  files = await makeFiles(browser);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
inOrder(() => desk);

test('the clerk has seen person and card, and finds in whose name and what for by the keyboard', async () => {
  desk = await openDesk(browser, site.url, 'lihua');
  await desk.getByRole('link', { name: '到窗申请' }).click();
  await desk.getByLabel('姓名', { exact: true }).fill('周小满');
  await desk.getByLabel('身份证号', { exact: true }).fill('513424198806120013');
  await desk.keyboard.press('Enter');
  await desk.getByText(/身份证号.*不对/).waitFor();
  await sound(desk, 'window-who');
  await desk.getByLabel('身份证号', { exact: true }).fill('513424198806120012');
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: '周小满在窗口' }).waitFor();
  await desk.getByLabel(zhou.restaurant).check();
  await desk.getByLabel('事项名称、俗称或拼音首字母').fill('spjyxk');
  await desk.keyboard.press('Enter');
  await desk.getByText('按 Enter 办第一件').waitFor();
  await sound(desk, 'window-item');
  await desk.getByLabel('事项名称、俗称或拼音首字母').press('Enter');
  await desk.getByRole('heading', { name: /^申请表：/ }).waitFor();
});

test('one form under each other; questions come as answers call for them; a reload loses nothing', async () => {
  for (let turn = 0; turn < 3; turn++) {
    const kept = desk.waitForResponse((answer) => answer.url().endsWith('/answers') && answer.ok());
    await fill(desk, restaurant);
    await kept;
    await desk.getByText('已保存').waitFor();
  }
  await desk.reload();
  await desk.getByText('都填好了').waitFor();
  await desk.getByLabel(/^扫描件：.*布局/).setInputFiles(files.photo);
  await desk.getByRole('button', { name: `删掉 ${files.photo.name}` }).waitFor();
  await desk.getByLabel(/^已看纸质原件：.*制度/).check();
  await desk.getByText(/^核对码 [0-9A-F]{16}$/).waitFor();
  await sound(desk, 'window-form');
});

test('what is signed is what is submitted: a change after printing is told, and printed anew', async () => {
  const print = await desk.getByRole('link', { name: '打印申请书' }).getAttribute('href');
  const pdf = await desk.request.get(`${site.url}${print}`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  await desk.getByLabel(/^申请人已核对/).check();
  await desk.getByLabel(/^现在扫描不了/).check();
  await desk.locator('[name="seats"]').fill('44');
  await desk.getByRole('button', { name: '提交申请' }).click();
  await desk.getByText('打印以后又改过，签名的那一份对不上了').waitFor();
  await desk.getByLabel(/^申请人已核对/).check();
  await desk.getByLabel('签了名的纸扫描件', { exact: true }).setInputFiles(files.photo);
  await desk.getByLabel(/^现在扫描不了/).waitFor({ state: 'detached' });
  await sound(desk, 'window-sign');
  await desk.getByRole('button', { name: '提交申请' }).click();
  const done = desk.getByRole('heading', { name: /^已收件，办件编号/ });
  number = (await done.textContent())?.split(' ').at(-1) ?? '';
  await desk.getByRole('link', { name: /收件凭证/ }).waitFor();
  await sound(desk, 'window-done');
  await desk.getByRole('link', { name: '打开这件办件' }).click();
  await desk.getByText('窗口核对了纸质原件').waitFor();
  caseId = /cases\/([^/?#]+)/.exec(desk.url())?.[1] ?? '';
  await desk
    .getByText(/在窗口核对了身份证件/)
    .first()
    .waitFor();
});

test('the applicant finds it in her own account, and reads who typed it', async () => {
  const page = await openPage(browser, phone);
  await page.goto(`${site.url}/sign-in`);
  await signIn(page);
  await page.goto(`${site.url}/account`);
  await page.getByRole('button', { name: `换成${zhou.restaurant}的名义` }).click();
  await page.goto(`${site.url}/cases/${caseId}`);
  await page.getByText(number).first().waitFor();
  await page.getByRole('heading', { name: '在窗口签名的纸件' }).waitFor();
  await page.getByRole('link', { name: new RegExp(files.photo.name) }).waitFor();
  await page.getByRole('link', { name: '看全部记录' }).first().click();
  const told = page.locator('li').filter({ hasText: '在窗口核对了身份证件' });
  await told.getByText('李华').waitFor();
  await sound(page, 'window-applicant');
  await page.context().close();
});

test('she takes another application back on paper: printed, signed, scanned, kept', async () => {
  await desk.goBack();
  const here = new URL(desk.url());
  here.searchParams.delete('draft');
  await desk.goto(here.href);
  const row = desk.locator('li').filter({ hasText: number });
  await row.getByRole('button', { name: /^撤回申请/ }).click();
  const print = await row.getByRole('link', { name: '打印撤回申请书' }).getAttribute('href');
  const pdf = await desk.request.get(`${site.url}${print}`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  await row.getByLabel('签了名的撤回申请书扫描件', { exact: true }).setInputFiles(files.photo);
  await sound(desk, 'window-withdraw');
  await row.getByRole('button', { name: '撤回', exact: true }).click();
  await desk.getByRole('heading', { name: `已撤回，办件编号 ${number}` }).waitFor();
  await desk.getByRole('link', { name: '打开这件办件' }).click();
  await desk.getByText('周小满签名，李华录入', { exact: false }).nth(1).waitFor();
  await sound(desk, 'window-case-signed');
});

test('the person goes: nothing can be typed for her any more', async () => {
  await desk.goBack();
  await desk.getByRole('button', { name: '办完了，下一位' }).click();
  await desk.getByRole('heading', { name: '谁来办' }).waitFor();
});

/** 预审: nothing is handed in; the window says what to mend, the applicant mends it, or hands it in as it is. */
test('an application is looked at before it is handed in, at the applicant’s wish', async () => {
  const page = await openPage(browser, phone);
  await page.goto(`${site.url}/sign-in`);
  await signIn(page);
  await page.goto(`${site.url}/account`);
  await page.getByRole('button', { name: `换成${zhou.restaurant}的名义` }).click();
  await page.goto(`${site.url}/apply/513424/HN-000131024000-01`);
  await page.waitForURL(/drafts/);
  await page.goto(page.url().replace(/[^/]+$/, 'review'));
  await page.getByRole('link', { name: '先请人看看', exact: true }).click();
  await sound(page, 'pre-check-what');
  await page.getByRole('button', { name: '请人看看', exact: true }).click();
  await page.getByText(/^已经请.*以前答复。$/).waitFor();
  await sound(page, 'pre-check-asked');

  await desk.getByRole('link', { name: '预审', exact: true }).click();
  await sound(desk, 'pre-check-list');
  await desk.getByRole('link', { name: '《食品经营许可证》新办', exact: true }).click();
  await desk.getByText(/^系统查出还缺/).waitFor();
  await desk.getByLabel('有要完善的地方', { exact: true }).check();
  await desk.getByLabel('要完善什么', { exact: true }).click();
  await desk.keyboard.type('制度');
  await desk.keyboard.press('Enter');
  await desk.getByRole('radio', { name: '没有签名盖章', exact: true }).check();
  await sound(desk, 'pre-check-answer');
  await desk.getByRole('button', { name: '答复', exact: true }).click();
  await desk.getByText('已经答复过，等申请人提交，或者改好再请看。').waitFor();
  await sound(desk, 'pre-check-answered');

  await page.reload();
  await page.getByRole('heading', { name: '看过了，有 1 处要完善' }).waitFor();
  await sound(page, 'pre-check-mend');
  await page.getByRole('link', { name: /^去改/ }).click();
  await page.waitForURL(/\/materials$/);
  await page.context().close();
});
