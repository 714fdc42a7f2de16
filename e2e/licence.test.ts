import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importItems, shippedItems } from '../server/modules/catalogue/index.ts';
import { inTx } from '../server/platform/db/index.ts';
import { signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, sound } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { fillUntil } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { openDesk } from './support/officer.ts';
import { fillDraft, firstLicence } from './support/sample-cases.ts';
import { type Site, startSite } from './support/site.ts';
import { citizen, officer } from './support/wire.ts';

/** An item that is not among the shipped ones: it asks for a food licence. */
const terrace = 'XC-000131024900-01';

/** One that gives a food licence up. */
const givingUp = 'XC-000131025000-01';

let site: Site;
let files: Awaited<ReturnType<typeof makeFiles>>;
let browser: Browser;
/** The holder's telephone. */
let page: Page;
/** Somebody else's browser, not signed in, without scripts. */
let other: Page;
/** Address of the licence in the wallet, and what its code says. */
let licence = '';
let shown = '';
let publicPage = '';
/** The application that took the licence instead of a paper. */
let taken = '';

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  const { ctx } = site.server;
  await inTx(ctx.db, (tx) =>
    importItems(tx, ctx, { file: terraceItem(), divisionCode: '513424', publish: true }),
  );
  await grantFoodLicence();
  page = await openPage(browser, phone);
  other = await openPage(browser, { ...phone, js: false });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => page);

function terraceItem(): string {
  const { items, ...rest } = JSON.parse(shippedItems()) as { items: Record<string, unknown>[] };
  const food = items.find(({ id }) => id === 'HN-000131024000-01') as { materials: object[] };
  const [, card] = food.materials;
  const material = {
    ...card,
    name: '食品经营许可证',
    licenceTypeId: 'food-business-licence',
    licenceFields: ['经营项目'],
  };
  const item = {
    ...food,
    id: terrace,
    baseCode: '000131024900',
    name: '餐饮外摆经营许可',
    result: { name: '餐饮外摆经营许可决定', kind: '出文办结' },
    materials: [material],
    rules: [],
  };
  return JSON.stringify({ ...rest, items: [item] });
}

function givingUpItem(): string {
  const { items, ...rest } = JSON.parse(shippedItems()) as { items: Record<string, unknown>[] };
  const food = items.find(({ id }) => id === 'HN-000131024000-01');
  const item = { ...food, id: givingUp, baseCode: '000131025000', name: '食品经营许可注销' };
  return JSON.stringify({ ...rest, items: [item] });
}

/** The journey of the food licence, over HTTP: journey.test.ts walks it in the browser. */
async function grantFoodLicence(): Promise<void> {
  const owner = await citizen(site.url, zhou.phone, zhou.restaurant);
  files = await makeFiles(browser);
  const { draft } = await fillDraft(owner, files);
  const { url } = await owner.post(`/drafts/${draft}/submit`, { key: `submit-${draft}` });
  const id = url.split('/')[2] as string;
  const steps = [
    ['lihua', 'accept', {}],
    ['zhangsan', 'review', { opinion: 'grant', reason: '材料齐全，建议准予。' }],
    ['chenjing', 'decide', { decision: 'grant', reason: '符合法定条件，准予。' }],
  ] as const;
  for (const [account, command, body] of steps) {
    const one = await officer(site.url, account);
    await one.act(id, 'take');
    await one.act(id, command, body);
  }
  licence = await firstLicence(owner);
}

const main = (at: Page) => at.locator('main').textContent();

describe('周小满 holds what was granted', () => {
  test('the licence lies in the wallet, valid, with its files', async () => {
    await page.goto(`${site.url}/sign-in?back=/account`);
    await signIn(page);
    await page.goto(`${site.url}/licences/new`);
    await page.getByLabel('机动车驾驶证').check();
    await page.getByLabel('证照编号').fill('513424198806120010');
    await page.getByRole('button', { name: '存起来' }).click();
    await page.getByText('身份证号最后一位不对，请核对').first().waitFor();
    await sound(page, 'licence-00-state');
    await page.getByLabel('机动车行驶证').check();
    await page.getByLabel('证照编号').fill('川W12345');
    await page.getByRole('button', { name: '存起来' }).click();
    await page.getByText('自填，未核验').waitFor();
    await sound(page, 'licence-00-stated');
    await page.goto(`${site.url}/account`);
    await page.getByRole('button', { name: '换成德昌县小满家常菜馆（演示）的名义' }).click();
    await page.getByText(`现在以${zhou.restaurant}的名义办事`).first().waitFor();
    await page.goto(`${site.url}/licences`);
    await sound(page, 'licence-01-wallet');
    expect(await main(page)).toMatch(/食品经营许可证[\s\S]*有效[\s\S]*德昌县市场监督管理局/);
    await page.getByRole('link', { name: '食品经营许可证', exact: true }).click();
    await sound(page, 'licence-02-licence');
    expect(new URL(page.url()).pathname).toBe(licence);
  });

  test('a code shows what she ticked, for five minutes', async () => {
    await page.locator('form[action$="/show"] button.go').click();
    await page.waitForURL(/\/codes\//);
    await sound(page, 'licence-03-code');
    expect(await main(page)).toMatch(/\d{4} \d{4}/);
    shown = (await page.locator('a[href^="/present/"]').getAttribute('href')) ?? '';
  });
});

describe('somebody else', () => {
  test('sees the chosen fields and the state of this moment, no more', async () => {
    await other.goto(site.url + shown);
    expect(await main(other)).toMatch(/食品经营许可证[\s\S]*有效[\s\S]*热食类食品制售/);
    expect(await main(other)).not.toContain('周小满');
    await page.goto(`${site.url}/licences`);
    expect(await main(page)).toContain('没有登录的人扫了您的亮证码');
  });

  test('scans the code on the licence', async () => {
    await page.goto(site.url + licence);
    await page.getByRole('link', { name: '别人扫证上的码会看到什么' }).click();
    publicPage = page.url();
    await other.goto(publicPage);
    expect(await main(other)).toMatch(/有效[\s\S]*JY25\*+\d{4}/);
    await sound(page, 'licence-04-public');
  });

  test('has the file checked, step by step; a changed one is refused', async () => {
    const files = async (kind: string) =>
      (await page.request.get(`${site.url}${licence}/file/${kind}`)).body();
    const upload = async (name: string, mimeType: string, buffer: Buffer) => {
      await other.goto(`${site.url}/verify`);
      await other.locator('#file').setInputFiles({ name, mimeType, buffer });
      await other.getByRole('button', { name: '核验' }).click();
      await other.waitForLoadState();
    };
    const ofd = await files('ofd');
    await upload('许可证.ofd', 'application/ofd', ofd);
    expect(await main(other)).toMatch(/是真的，没有被改过[\s\S]*此刻有效，和签发时的文件一个字节都不差/);
    expect(await other.locator('main ol li').count()).toBe(17);
    await upload('许可证.pdf', 'application/pdf', await files('pdf'));
    expect(await main(other)).toContain('是真的，没有被改过');
    const changed = Buffer.from(ofd);
    const at = changed.indexOf('Doc_0/Pages') + 60;
    changed[at] = (changed[at] ?? 0) ^ 1;
    await upload('改过.ofd', 'application/ofd', changed);
    expect(await main(other)).toContain('核验不通过，不要采信');
  });
});

describe('免证办', () => {
  test('another application takes the licence; nothing is uploaded', async () => {
    await page.goto(`${site.url}/apply/513424/${terrace}`);
    await fillUntil(page, 'materials');
    expect(await page.locator('#material-m1').textContent()).toMatch(/食品经营许可证[\s\S]*不用交/);
    await sound(page, 'licence-05-materials');
    await page.getByRole('button', { name: /核对并提交/ }).click();
    await page.waitForURL(/\/review$/);
    expect(await main(page)).toMatch(
      /取用您的证照[\s\S]*食品经营许可证[\s\S]*只用来办“餐饮外摆经营许可”[\s\S]*经营项目：热食类食品制售/,
    );
    await sound(page, 'licence-06-consent');
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/cases\/.+\/submitted/);
    taken = page.url().split('/')[4] as string;
    await site.server.ctx.nudge();
    await expect
      .poll(
        async () => {
          await page.goto(`${site.url}/licences/uses`);
          return main(page);
        },
        { timeout: 20_000 },
      )
      .toMatch(/取了食品经营许可证，您没有再交材料[\s\S]*餐饮外摆经营许可/);
    await sound(page, 'licence-07-uses');
  });

  test('a clerk takes it for the case from the code; the holder takes her consent back', async () => {
    await page.goto(site.url + licence);
    await page.locator('form[action$="/show"] button.go').click();
    await page.waitForURL(/\/codes\//);
    const digits = /\d{4} \d{4}/.exec((await main(page)) ?? '')?.[0] as string;
    const desk = await openDesk(browser, site.url, 'lihua');
    await desk.goto(`${site.url}/workbench/cases/${taken}`);
    await desk.getByLabel('持证人的亮证码').fill(digits);
    await desk.getByRole('button', { name: '取证' }).click();
    const pane = desk.getByRole('region', { name: '扫码取来的证照' });
    await pane.getByText('热食类食品制售').waitFor();
    await sound(desk, 'desk-case-licence');
    await page.goto(site.url + licence);
    await page
      .getByRole('button', { name: /撤回同意/ })
      .first()
      .click();
    await page.waitForLoadState();
    await sound(page, 'licence-08-consent-ended');
    expect(await main(page)).toMatch(/扫您的亮证码取了食品经营许可证[\s\S]*餐饮外摆经营许可/);
    await desk.reload();
    await pane.getByText('已撤回同意').waitFor();
    expect(await pane.textContent()).not.toContain('热食类食品制售');
    await desk.close();
  });

  test('the decider suspends it; whoever looks now is told', async () => {
    const desk = await openDesk(browser, site.url, 'chenjing');
    await desk.getByRole('link', { name: '证照', exact: true }).click();
    await desk.getByRole('link', { name: '食品经营许可证' }).first().waitFor();
    await sound(desk, 'desk-licences');
    await desk.getByRole('link', { name: '食品经营许可证' }).first().click();
    await desk.getByRole('button', { name: '暂扣' }).click();
    await desk.getByRole('radio', { name: /行政处罚法/ }).check();
    await desk.getByLabel('理由').fill('处罚决定：暂扣三十日。');
    await desk.getByRole('dialog').getByRole('button', { name: '暂扣' }).click();
    await desk.locator('.note.ok').getByText('食品经营许可证：暂扣好了').waitFor();
    await sound(desk, 'desk-licence');
    await other.goto(publicPage);
    expect(await main(other)).toContain('这份证照被暂扣');
    await page.goto(`${site.url}/licences`);
    expect(await main(page)).toContain('暂扣');
    await page.goto(site.url + licence);
    expect(await main(page)).toMatch(/这份证照的经过[\s\S]*暂扣[\s\S]*处罚决定：暂扣三十日/);
  });
});

describe('我的材料', () => {
  test('kept once, chosen in an application, on a telephone without scripts', async () => {
    const quiet = await openPage(browser, { ...phone, js: false });
    const food = '/apply/513424/HN-000131024000-01';
    await quiet.goto(`${site.url}/sign-in?back=${food}`);
    await signIn(quiet);
    await quiet.getByRole('button', { name: `以${zhou.restaurant}的名义办` }).click();
    await quiet.waitForURL(/\/drafts\//);
    const materials = quiet.url().replace(/[^/]+$/, 'materials');
    await quiet.goto(`${site.url}/my-materials`);
    await quiet.getByLabel('这是什么材料').fill('设备布局图');
    await quiet.locator('#file').setInputFiles(files.photo);
    await quiet.getByRole('button', { name: '存起来' }).click();
    await quiet.getByText('“设备布局图”存好了').waitFor();
    await page.goto(`${site.url}/my-materials`);
    await sound(page, 'own-materials');
    await page.goto(materials);
    await sound(page, 'own-materials-choose');
    await quiet.goto(materials);
    await quiet.locator('#own-m3').selectOption({ index: 1 });
    await quiet
      .locator('#material-m3')
      .getByRole('button', { name: /用这份/ })
      .click();
    await quiet.waitForURL(/added=/);
    expect(await quiet.locator('#material-m3').textContent()).toContain(files.photo.name);
    await quiet.close();
    await page.goto(`${site.url}/my-materials`);
    expect(await main(page)).toContain('最近用在');
  });
});

describe('how it is made', () => {
  test('a layout is moved by hand and by keys, checked, published as the next version', async () => {
    const desk = await openDesk(browser, site.url, 'zhoubian');
    await desk.goto(`${site.url}/workbench/layouts/food-business-licence`);
    const code = desk.getByRole('button', { name: /^二维码，左 30/ });
    await code.focus();
    await desk.keyboard.press('Enter');
    await desk.keyboard.press('ArrowRight');
    await desk.getByRole('button', { name: /^二维码，左 31/ }).waitFor();
    await desk.getByLabel('大小（毫米）').fill('21');
    await desk.getByText('二维码 21 毫米太小').waitFor();
    await desk.getByLabel('大小（毫米）').fill('29');
    await desk.getByText('二维码 21 毫米太小').waitFor({ state: 'detached' });
    await sound(desk, 'desk-layout');
    await desk.getByRole('button', { name: '存草稿' }).click();
    await desk.getByRole('button', { name: '发布为新版本' }).click();
    await desk.getByText('正在用第 2 版').waitFor();
    await desk.close();
  });

  test('many in one order: how far it is, what became of each, left and come back to', async () => {
    const decider = await officer(site.url, 'chenjing');
    const id = licence.split('%3A')[1] ?? '';
    const { version } = await decider.ask<{ version: number }>(`/api/licences/${id}`);
    const body = { act: 'resume', version, ground: 'cause-gone', reason: '暂扣期满。' };
    await decider.ask(`/api/licences/${id}/acts`, body);
    const desk = await openDesk(browser, site.url, 'zhaomin');
    await desk.getByRole('link', { name: '批量制证', exact: true }).click();
    await desk.getByLabel('哪一类证照').selectOption({ label: '食品经营许可证（1 份）' });
    await desk.getByLabel('理由').fill('照面改版，换用新的照面。');
    await sound(desk, 'desk-licence-batches');
    await desk.getByRole('button', { name: '开始制证' }).click();
    await desk.getByText('制成 1 份 · 没制成 0 份 · 还剩 0 份').waitFor();
    await sound(desk, 'desk-licence-batch');
    await desk.getByRole('link', { name: '批量制证', exact: true }).last().click();
    await desk.getByRole('link', { name: '换新版式：食品经营许可证 1 份' }).waitFor();
    await desk.close();
  });

  test('who gives it up picks it from those held, without a script; it is chosen already', async () => {
    const { ctx } = site.server;
    await inTx(ctx.db, (tx) =>
      importItems(tx, ctx, { file: givingUpItem(), divisionCode: '513424', publish: true }),
    );
    const owner = await citizen(site.url, zhou.phone, zhou.restaurant);
    const plain = await openPage(browser, { ...phone, js: false });
    await plain.context().addCookies(owner.cookies().map((one) => ({ ...one, url: site.url })));
    await plain.goto(`${site.url}/apply/513424/${givingUp}`);
    await plain.getByRole('heading', { level: 1, name: '要注销的证照' }).waitFor();
    const group = plain.getByRole('group', { name: /要注销哪一份食品经营许可证/ });
    expect(await group.getByRole('radio').count()).toBe(2);
    expect(await group.getByRole('radio', { name: /^食品经营许可证 JY/ }).isChecked()).toBe(true);
    await plain.locator('main form button.go').click();
    await plain.waitForURL(/\/drafts\/[^/]+\/applicant$/);
    await plain.close();
  });

  test('the seal that was put on it is shown with its certificates and each use', async () => {
    const desk = await openDesk(browser, site.url, 'admin');
    await desk.getByRole('link', { name: '电子印章' }).click();
    await desk
      .getByRole('link', { name: /市场监督管理局/ })
      .first()
      .click();
    await desk.getByRole('img', { name: /印章图样/ }).waitFor();
    await desk.getByRole('cell', { name: '食品经营许可证' }).first().waitFor();
    await sound(desk, 'desk-seal');
    await desk.getByRole('button', { name: '停用' }).click();
    await desk.getByLabel('理由').fill('核对印章，停用一天。');
    await desk.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await desk.getByRole('heading', { level: 1, name: /已停用/ }).waitFor();
    await desk.close();
  });
});
