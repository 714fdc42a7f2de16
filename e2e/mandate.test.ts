import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChains } from '../server/modules/cases/index.ts';
import { chooser, foodLicence, kept, signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, picture, sound } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { fillUntil, restaurant } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { type Site, startSite } from './support/site.ts';

const jike = { phone: '13800000002', name: '吉克阿木' };
let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;
/** 周小满, legal representative of the restaurant, without scripts; 吉克阿木, whom she sends, on a telephone. */
let principal: Page;
let agent: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  files = await makeFiles(browser);
  principal = await openPage(browser, { ...phone, js: false });
  agent = await openPage(browser, phone);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
inOrder(() => agent);

const open = (page: Page, path: string) => page.goto(`${site.url}${path}`);

test('the enterprise gives a mandate for one item, by name and phone of the agent', async () => {
  await open(principal, '/sign-in?back=/account');
  await signIn(principal);
  await principal.getByRole('button', { name: `换成${zhou.restaurant}的名义` }).click();
  await principal.getByRole('link', { name: /^授权委托/ }).click();
  await principal.getByRole('link', { name: '授权别人替我办' }).click();
  await principal.locator('main form button.go').click();
  expect(await principal.locator('.field.bad').count()).toBeGreaterThan(0);
  await principal.getByLabel('对方的姓名').fill(jike.name);
  await principal.getByLabel('对方的身份证号或手机号').fill(jike.phone);
  await principal.getByLabel('只办选定的事项').check();
  await principal.getByLabel('《食品经营许可证》新办').check();
  await principal.getByLabel('到哪一天为止').fill('2099-12-31');
  await picture(principal, 'mandate-01-give');
  await principal.locator('main form button.go').click();
  await principal.getByText('授权已经发出').waitFor();
  expect(await principal.locator('main').textContent()).toContain('等对方确认');
});

test('the agent confirms it in her own account', async () => {
  await open(agent, '/sign-in?back=/account');
  await signIn(agent, jike.phone);
  await agent.getByText('有 1 份授权等您确认').waitFor();
  await sound(agent, 'mandate-02-account');
  await agent.getByRole('link', { name: /^授权委托/ }).click();
  await sound(agent, 'mandate-03-list');
  await agent.locator('main').getByRole('link', { name: zhou.restaurant }).click();
  await sound(agent, 'mandate-04-offer');
  await agent.getByRole('button', { name: '确认接受' }).click();
  await agent.getByText('已确认').waitFor();
  await open(agent, '/account');
  await agent.getByRole('button', { name: `换成${zhou.restaurant}的名义` }).click();
  await agent.getByText(`现在以${zhou.restaurant}的名义办事`).first().waitFor();
});

test('the agent applies in the name of the enterprise; another item is refused in plain words', async () => {
  await open(agent, '/apply/513424/HN-431009085W00-01');
  await agent.getByRole('heading', { name: /没有授权您办/ }).waitFor();
  await sound(agent, 'mandate-05-outside');
  await open(agent, foodLicence);
  await agent.getByRole('link', { name: '在线办理' }).click();
  await agent.waitForURL(/\/drafts\/.+\/applicant/);
  await fillUntil(agent, 'materials', { ...restaurant, contactName: jike.name, contactPhone: jike.phone });
  await chooser(agent, 'm3').setInputFiles(files.photo);
  await kept(agent, 'm3', '布局图.jpg');
  await chooser(agent, 'm4').setInputFiles(files.list);
  await kept(agent, 'm4', '制度清单.pdf');
  await agent.getByRole('button', { name: /核对并提交/ }).click();
  await agent.waitForURL(/\/review$/);
  await agent.getByRole('button', { name: '提交' }).click();
  await agent.waitForURL(/\/cases\/.+\/submitted/);
});

test('the enterprise sees what was done, has the deed, and takes the mandate back', async () => {
  await open(agent, foodLicence);
  await agent
    .getByRole('link', { name: /在线办理|接着填/ })
    .first()
    .click();
  await agent.waitForURL(/\/drafts\//); // the agent stands in the middle of another application
  await open(principal, '/account/mandates');
  await principal.locator('main').getByRole('link', { name: jike.name }).click();
  expect(await principal.locator('main').textContent()).toMatch(
    /在这份授权下办过的事[\s\S]*《食品经营许可证》新办/,
  );
  await picture(principal, 'mandate-06-acts');
  const paper = await principal.getByRole('link', { name: '下载授权委托书' }).getAttribute('href');
  const reply = await principal.request.get(new URL(paper ?? '', site.url).toString());
  expect(reply.headers()['content-type']).toContain('application/pdf');
  await principal.getByRole('button', { name: '取消授权' }).click();
  await principal.getByText('授权已经结束，立即生效').waitFor();
});

test('the agent’s next step is refused in plain words, and she goes on as herself', async () => {
  await agent.locator('main form button.go').click();
  await agent.getByRole('heading', { name: '授权已经结束' }).waitFor();
  await sound(agent, 'mandate-07-ended');
  await agent.getByRole('button', { name: '用我本人的名义继续' }).click();
  await agent.getByRole('heading', { name: '我的事' }).waitFor();
  expect(await agent.locator('main').textContent()).not.toContain('食品经营许可证');
});

test('the draft that the agent began is the enterprise’s', async () => {
  await open(principal, '/cases');
  expect(await principal.locator('main').textContent()).toMatch(/没填完的[\s\S]*吉克阿木替您填的/);
  const { ctx } = site.server;
  expect(await verifyChains(ctx.db, { files: ctx.files })).toMatchObject({ whole: true, cases: 1 });
});

test('a link to the enterprise’s case opens for her while she acts as herself: one press changes the name', async () => {
  const link = principal.locator('main a[href^="/cases/"]').first();
  const path = (await link.getAttribute('href')) as string;
  await open(principal, '/account');
  await principal.locator('form:has([name="subject"][value="self"]) button').first().click();
  await open(principal, path);
  await principal.getByRole('heading', { name: `这件事是以${zhou.restaurant}的名义办的` }).waitFor();
  await principal.getByRole('button', { name: `换成${zhou.restaurant}` }).click();
  await principal.getByRole('heading', { name: '《食品经营许可证》新办' }).waitFor();
  await open(agent, path);
  await agent.getByRole('heading', { name: '没有这一页' }).waitFor();
});
