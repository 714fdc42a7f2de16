import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyChains } from '../server/modules/cases/index.ts';
import { caseIdOf, chooser, foodLicence, kept, signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, sound } from './support/browser.ts';
import { disguised, makeFiles } from './support/files.ts';
import { fillUntil, next } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { openAndTake, openDesk, press } from './support/officer.ts';
import { pdfText } from './support/pdf.ts';
import { type Site, startSite } from './support/site.ts';

let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;
/** The applicant's telephone; it stays open on the progress page while officers work. */
let page: Page;
let caseId = '';
let number = '';

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

describe('周小满 applies for the food licence of her restaurant, on a telephone', () => {
  test('finds the item by the initials of its name', async () => {
    await page.goto(site.url);
    await sound(page, 'apply-01-home');
    await page.getByRole('combobox').pressSequentially('spjyxkz');
    await page.getByRole('option').first().waitFor();
    await sound(page, 'apply-02-search');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${foodLicence}`);
    await sound(page, 'apply-03-guide');
  });

  test('signs in, and is told why a natural person cannot and what to do first', async () => {
    await page.getByRole('link', { name: '在线办理' }).click();
    await sound(page, 'apply-04-sign-in');
    await signIn(page);
    const main = page.locator('main');
    await main.getByRole('heading', { name: '这件事要以企业或单位的名义办' }).waitFor();
    expect(await main.textContent()).toMatch(/企业法人[\s\S]*自然人[\s\S]*先办下面这件[\s\S]*营业执照/);
    await sound(page, 'apply-05-not-eligible');
    await page.getByRole('button', { name: `以${zhou.restaurant}的名义办` }).click();
    await page.waitForURL(/\/drafts\/.+\/applicant/);
    expect(await page.getByLabel('单位名称').inputValue()).toBe(zhou.restaurant);
  });

  test('a wrong number is told beside its field, and what was typed stays', async () => {
    const address = page.getByLabel('住所');
    const contact = page.getByLabel('联系人手机号码');
    await address.fill('德昌县示范路 8 号（演示）');
    await contact.fill('1380000');
    await page.locator('main form button.go').click();
    await page.waitForLoadState();
    expect(await page.locator('.field.bad .err').allTextContents()).toEqual(['手机号要 11 位，请数一数']);
    expect(await contact.getAttribute('aria-invalid')).toBe('true');
    expect(await contact.inputValue()).toBe('1380000');
    expect(await address.inputValue()).toBe('德昌县示范路 8 号（演示）');
    await sound(page, 'apply-06-wrong-field');
    await contact.fill(zhou.phone);
    await next(page, {});
    await page.waitForURL(/\/business$/);
    await sound(page, 'apply-07-form');
  });

  test('a disguised file is refused with a sentence; good ones go up', async () => {
    await fillUntil(page, 'materials');
    await sound(page, 'apply-08-materials');
    expect(await page.locator('#material-m2').textContent()).toContain('不用交');
    await chooser(page, 'm3').setInputFiles(disguised);
    const refusal = page.locator('#material-m3 .err');
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain('“布局图.pdf”的内容和名字不符');
    await sound(page, 'apply-09-refused');
    await chooser(page, 'm3').setInputFiles(files.photo);
    await kept(page, 'm3', '布局图.jpg');
    await chooser(page, 'm4').setInputFiles(files.list);
    await kept(page, 'm4', '制度清单.pdf');
    await page.getByText('还差 0 份').waitFor();
    await sound(page, 'apply-10-uploaded');
  });

  test('checks everything and hands it in; pressed twice, it is one case', async () => {
    await page.getByRole('button', { name: /核对并提交/ }).click();
    await page.waitForURL(/\/review$/);
    await sound(page, 'apply-11-review');
    await page.getByRole('button', { name: '提交' }).dblclick();
    await page.waitForURL(/\/cases\/.+\/submitted/);
    caseId = caseIdOf(page);
    number = (await page.locator('.big-no').textContent()) ?? '';
    expect(number.trim()).toMatch(/^\d[\dA-Z-]+$/i);
    await sound(page, 'apply-12-submitted');
    await page.goto(`${site.url}/cases`);
    expect(await page.getByRole('link', { name: /食品经营许可证/ }).count()).toBe(1);
    await sound(page, 'apply-13-my-cases');
    await page.goto(`${site.url}/cases/${caseId}`);
    await sound(page, 'apply-14-progress');
  });
});

/** Waits until the open progress page says it, without being reloaded. */
async function applicantSees(words: string | RegExp): Promise<void> {
  await page.locator('main').getByText(words).first().waitFor();
}

describe('the hall and the bureau work on it', () => {
  let clerk: Page;

  test('李华 takes it and asks once for a correction', async () => {
    clerk = await openDesk(browser, site.url, 'lihua');
    await clerk.getByRole('link', { name: /^待受理/ }).click();
    await clerk.getByRole('cell', { name: zhou.restaurant }).waitFor();
    await sound(clerk, 'desk-01-list');
    await clerk.getByRole('link', { name: /食品经营许可证/ }).click();
    await press(clerk, /^领取/, '领取好了');
    await applicantSees(/李华/);
    await clerk.getByRole('button', { name: /^一次告知补正/ }).click();
    await clerk
      .locator('li', { hasText: '布局、操作流程文件' })
      .getByRole('checkbox', { name: '要补正' })
      .check();
    await clerk.getByRole('radio', { name: '没有签名盖章', exact: true }).check();
    await clerk.getByRole('textbox', { name: /布局、操作流程文件/ }).fill('没有经营者签名，请签好再传。');
    await sound(clerk, 'desk-02-correction');
    await press(clerk, /^发出补正告知书/, '补正告知书发出了');
    await applicantSees('没有经营者签名，请签好再传。');
  });

  test('周小满 corrects just that and hands it in again', async () => {
    await sound(page, 'apply-15-correction-asked');
    await page.getByRole('link', { name: /补正/ }).first().click();
    await page.waitForURL(/\/correction/);
    await sound(page, 'apply-16-correction');
    await chooser(page, 'm3').setInputFiles(files.mended);
    await page.locator('#material-m3').getByText('布局图（已签名）.pdf').first().waitFor();
    await page.locator('main form button.go').click();
    await page.waitForURL(new RegExp(`/cases/${caseId}$`));
  });

  test('李华 accepts; the notice is a PDF with the case number', async () => {
    await openAndTake(clerk, site.url, caseId);
    await sound(clerk, 'workbench-case');
    await press(clerk, /^受理/, '受理了');
    const paper = await clerk.locator('.note.ok a').first().getAttribute('href');
    const reply = await clerk.request.get(new URL(paper ?? '', site.url).toString());
    expect(reply.headers()['content-type']).toContain('application/pdf');
    const text = await pdfText(await reply.body());
    if (text !== undefined) expect(text.replace(/\s/g, '')).toContain(number.trim());
    await applicantSees(/受理/);
  });

  test.each([
    ['zhangsan', /^写审查意见|^写好意见/, '符合条件，建议准予', /^写好意见/, '意见交了', '审查完毕'],
    ['chenjing', /^作出决定/, '准予', /^作出决定/, '决定作出了', '作出准予的决定'],
    ['zhaomin', /^送达办结|^办结/, '窗口领取', /^办结/, '办结了', '已办结'],
  ])(
    '%s does the next step, and the applicant sees it at once',
    async (account, open, choice, send, done, seen) => {
      const officer = await openDesk(browser, site.url, account);
      await officer.goto(`${site.url}/workbench/cases/${caseId}`);
      await press(officer, /^领取/, '领取好了');
      const radio = officer.getByRole('radio', { name: choice, exact: true });
      if (!(await radio.count())) await officer.getByRole('button', { name: open }).click();
      await radio.check();
      const reason = officer.getByLabel(/理由/);
      if (await reason.count()) await reason.fill('材料齐全，场所和设备符合要求。');
      await sound(officer, `desk-${account}`);
      await press(officer, send, done);
      await applicantSees(seen);
      await officer.context().close();
    },
  );
});

describe('at the end', () => {
  test('周小满 reads the result without reloading, and rates it', async () => {
    await page.getByRole('link', { name: '评一评' }).first().waitFor();
    expect(await page.locator('ol.steps .st.ok').count()).toBeGreaterThanOrEqual(5);
    await sound(page, 'progress-phone');
    await page.getByRole('link', { name: '评一评' }).first().click();
    await page.waitForURL(/\/rating/);
    await sound(page, 'apply-17-rating');
    await page.getByText('非常满意').click();
    await page.locator('main form button.go').click();
    await page.waitForLoadState();
    await sound(page, 'apply-18-thanks');
    await page.goto(`${site.url}/cases/${caseId}/evidence`);
    await sound(page, 'apply-19-evidence');
  });

  test('every chain is whole', async () => {
    const { ctx } = site.server;
    const verified = await verifyChains(ctx.db, { files: ctx.files });
    expect(verified).toMatchObject({ whole: true, faults: 0, cases: 1 });
    expect(verified.events).toBeGreaterThanOrEqual(11);
  });
});
