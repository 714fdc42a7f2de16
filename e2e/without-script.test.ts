import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maxFileMegabytes } from '../contracts/files.ts';
import { verifyChains } from '../server/modules/cases/index.ts';
import { testFolder } from '../server/platform/testing/db.ts';
import { caseIdOf, chooser, foodLicence, signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, picture } from './support/browser.ts';
import { disguised, makeFiles } from './support/files.ts';
import { fillUntil, next, restaurant } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { type Site, startSite } from './support/site.ts';
import { officer } from './support/wire.ts';

let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;
/** A telephone whose browser runs no script. */
let page: Page;
let main: Locator;
let caseId = '';
let number = '';

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  files = await makeFiles(browser);
  page = await openPage(browser, { ...phone, js: false });
  main = page.locator('main');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => page);

const go = () => page.locator('main form button.go').click();
const uploadButton = () => main.getByRole('button', { name: '上传选好的文件' });

describe('周小满 applies for the food licence, and no script runs', () => {
  test('searches by a mistyped name and reads the guide', async () => {
    await page.goto(site.url);
    await main.getByRole('combobox').or(main.getByRole('searchbox')).first().fill('食品经莹许可');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?**');
    await main
      .getByRole('link', { name: /食品经营许可证/ })
      .first()
      .click();
    await page.waitForURL(`**${foodLicence}`);
    for (const title of [
      '多久办完',
      '多少钱',
      '要哪些材料',
      '什么人能办',
      '怎么办',
      '去哪儿办',
      '依据',
      '全部要素',
    ])
      expect((await main.textContent())?.includes(title), title).toBe(true);
  });

  test('a wrong password is told; the account stays typed', async () => {
    await page.getByRole('link', { name: '在线办理' }).click();
    await page.getByLabel('账号', { exact: true }).fill(zhou.phone);
    await page.getByLabel('密码', { exact: true }).fill('不是这个');
    await main.getByRole('button', { name: '登录' }).click();
    await page.locator('.errors').waitFor();
    expect(await page.getByLabel('账号', { exact: true }).inputValue()).toBe(zhou.phone);
    expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe('');
    await signIn(page);
  });

  test('is told why a natural person cannot, and goes on in the name of the restaurant', async () => {
    await main.getByRole('heading', { name: '这件事要以企业或单位的名义办' }).waitFor();
    await page.getByRole('button', { name: `以${zhou.restaurant}的名义办` }).click();
    await page.waitForURL(/\/drafts\/.+\/applicant/);
    expect(await page.getByLabel('单位名称').inputValue()).toBe(zhou.restaurant);
  });

  test('another organisation: a credit code with a wrong check digit is told, and stays typed', async () => {
    const draft = page.url();
    await page.goto(`${site.url}/account`);
    const code = page.locator('[name=uscc]');
    const bind = () => page.locator('form:has([name=uscc]) button').click();
    await code.fill('91513424MA0000023B');
    await bind();
    await page.locator('.errors a').waitFor();
    expect(await page.locator('.field.bad .err').textContent()).toMatch(/信用代码.*最后一位/);
    expect(await code.inputValue()).toBe('91513424MA0000023B');
    await code.fill('91513424MA0000023A');
    await bind();
    await main.getByText('德昌县小满面馆（演示）').first().waitFor();
    await page.goto(draft);
  });

  test('an ID number with a wrong check digit is told beside its field; the rest of the page stays', async () => {
    await next(page, { organisationAddress: '德昌县示范路 8 号（演示）', contactPhone: zhou.phone });
    const wrong = '513424198806120011';
    for (let step = 0; step < 15; step++) {
      const here = (await page.locator('[name=safetyOfficerId]').count()) > 0;
      await next(page, here ? { ...restaurant, safetyOfficerId: wrong } : restaurant);
      if (here) break;
    }
    expect(await page.title()).toMatch(/^错误：/);
    expect(await page.locator('.field.bad .err').allTextContents()).toEqual([
      expect.stringMatching(/身份证号最后一位不对/),
    ]);
    expect(await page.locator('[name=safetyOfficerId]').inputValue()).toBe(wrong);
    expect(await page.locator('[name=safetyOfficer]').inputValue()).toBe('周小满');
    await page.locator('.errors a').first().click();
    expect(new URL(page.url()).hash).toBe(
      `#${await page.locator('[name=safetyOfficerId]').getAttribute('id')}`,
    );
    await fillUntil(page, 'materials');
  });

  test('files travel with the form; a false one and a giant are refused beside their material, the good one is kept', async () => {
    await chooser(page, 'm3').setInputFiles(disguised);
    await chooser(page, 'm4').setInputFiles(files.list);
    await uploadButton().click();
    await page.locator('#material-m4').getByText('制度清单.pdf').first().waitFor();
    expect(await page.locator('#material-m3 .err').textContent()).toContain('“布局图.pdf”的内容和名字不符');
    const giant = giantPicture(files.photo.buffer);
    await chooser(page, 'm3').setInputFiles(giant);
    await uploadButton().click();
    await page.locator('#material-m3 .err').waitFor();
    expect(await page.locator('#material-m3 .err').textContent()).toContain(
      `“大图.jpg”太大，超过 ${maxFileMegabytes} MB`,
    );
    expect(await page.locator('#material-m4').textContent()).toContain('制度清单.pdf');
    await go();
    await page.locator('.errors').waitFor();
    expect(await page.locator('.errors').textContent()).toContain('布局');
    await chooser(page, 'm3').setInputFiles(files.photo);
    await uploadButton().click();
    await page.locator('#material-m3').getByText('布局图.jpg').first().waitFor();
    await picture(page, 'plain-materials');
  });

  test('checks everything, hands it in and has a case number', async () => {
    await go();
    await page.waitForURL(/\/review$/);
    await main.getByText('小满家常菜', { exact: true }).waitFor();
    await main.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/cases\/.+\/submitted/);
    caseId = caseIdOf(page);
    number = (await page.locator('.big-no').textContent())?.trim() ?? '';
    expect(number).not.toBe('');
    await page.goBack();
    await page.goto(`${site.url}/cases`);
    expect(await page.getByRole('link', { name: /食品经营许可证/ }).count()).toBe(1);
  });

  test('reads its progress, also without signing in, by number and last four digits', async () => {
    await page.goto(`${site.url}/cases/${caseId}`);
    expect(await main.textContent()).toContain(number);
    const stranger = await openPage(browser, { ...phone, js: false });
    await stranger.goto(`${site.url}/progress?no=${number}&tail=0012`);
    expect(await stranger.locator('main').textContent()).not.toContain('周小满');
    await stranger.context().close();
  });
});

describe('the hall asks for a correction', () => {
  test('周小满 sees what is asked, mends it and hands it in again', async () => {
    const clerk = await officer(site.url, 'lihua');
    await clerk.act(caseId, 'take');
    const points = [
      { kind: 'material', ref: 'm3', say: '没有经营者签名，请签好再传。' },
      { kind: 'field', ref: 'seats', say: '和平面图上的不一样，请核对。' },
    ];
    await clerk.act(caseId, 'request-correction', { points });
    await page.reload();
    for (const { say } of points) await main.getByText(say).first().waitFor();
    await main.getByRole('link', { name: /补正/ }).first().click();
    await page.waitForURL(/\/correction/);
    await chooser(page, 'm3').setInputFiles(files.mended);
    await uploadButton().click();
    await page.locator('#material-m3').getByText('布局图（已签名）.pdf').first().waitFor();
    await page.locator('[name=seats]').fill('36');
    await picture(page, 'plain-correction');
    await page.locator('main form button.go').last().click();
    await page.waitForURL(new RegExp(`/cases/${caseId}$`));
  });

  test('each step of the officers stands on the page of progress', async () => {
    const steps = [
      ['lihua', 'accept', {}, '受理'],
      ['zhangsan', 'review', { opinion: 'grant', reason: '材料齐全，建议准予。' }, '审查完毕'],
      ['chenjing', 'decide', { decision: 'grant', reason: '符合法定条件，准予。' }, '作出准予的决定'],
      ['zhaomin', 'finish', { delivery: 'counter' }, '已办结'],
    ] as const;
    for (const [account, command, body, seen] of steps) {
      const one = await officer(site.url, account);
      await one.act(caseId, 'take').catch(() => {}); // who has it already need not take it
      await one.act(caseId, command, body);
      await page.reload();
      expect(await main.textContent(), command).toContain(seen);
    }
  });

  test('rates it, with reasons and words, once', async () => {
    await main.getByRole('link', { name: '评一评' }).first().click();
    await go();
    await page.locator('.errors').waitFor();
    const good = page.locator('.levels > li').nth(1);
    await good.getByText('满意', { exact: true }).click();
    const reason = good.locator('.tags label').first();
    const said = (await reason.textContent())?.trim() ?? '';
    await reason.click();
    await page.locator('[name=say]').fill('窗口很快。');
    await go();
    await main.getByText('窗口很快。').waitFor();
    expect(await main.textContent()).toContain(said);
    await page.goto(`${site.url}/cases/${caseId}/rating`);
    expect(await main.textContent()).toContain(said);
    expect(await verifyChains(site.server.ctx.db, { files: site.server.ctx.files })).toMatchObject({
      whole: true,
    });
  });
});

/** A picture beyond the limit, on the disk: what follows a picture's end does not make it another kind of file. */
function giantPicture(picture: Buffer): string {
  const path = join(testFolder(), '大图.jpg');
  writeFileSync(path, Buffer.concat([picture, Buffer.alloc(maxFileMegabytes * 1_048_576)]));
  return path;
}
