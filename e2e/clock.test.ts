import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '../contracts/cases.ts';
import type { MatterList } from '../contracts/supervision.ts';
import { casesContext } from '../server/modules/cases/index.ts';
import { startSupervisionTimers } from '../server/modules/supervision/index.ts';
import { dueDate, loadCalendar } from '../server/platform/calendar/index.ts';
import { zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, sound } from './support/browser.ts';
import { makeFiles } from './support/files.ts';
import { inOrder } from './support/in-order.ts';
import { openAndTake, openDesk, press } from './support/officer.ts';
import { pdfText } from './support/pdf.ts';
import { submitOne } from './support/sample-cases.ts';
import { clockAhead, type Site, startSite } from './support/site.ts';
import { citizen, officer } from './support/wire.ts';

/**
 * The clock of a decision from both sides: it stops for a hearing, is extended, and ends with a refusal. Another one turns
 * yellow, and what that leads to is settled between its officer and two supervisors.
 */
const clock = clockAhead();
let site: Site;
let browser: Browser;
let applicant: Page;
let reviewer: Page;
let decider: Page;
let caseId = '';
let other = '';
let late = '';

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ clock }), launchBrowser()]);
  const files = await makeFiles(browser);
  const owner = await citizen(site.url, zhou.phone, zhou.restaurant);
  const clerk = await officer(site.url, 'lihua');
  [caseId, other] = [await submitOne(owner, files), await submitOne(owner, files)];
  late = await submitOne(owner, files);
  for (const id of [caseId, other, late]) {
    await clerk.act(id, 'take');
    await clerk.act(id, 'accept');
  }
  applicant = await openPage(browser, phone);
  await applicant.context().addCookies(owner.cookies().map((one) => ({ ...one, url: site.url })));
  [reviewer, decider] = [
    await openDesk(browser, site.url, 'zhangsan'),
    await openDesk(browser, site.url, 'chenjing'),
  ];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => applicant);

/** A paper that the applicant opens from her page: a PDF that says all of `words`. */
async function paper(title: RegExp, words: readonly string[]): Promise<void> {
  const link = applicant.getByRole('link', { name: title }).last();
  await link.waitFor();
  const reply = await applicant.request.get(new URL((await link.getAttribute('href')) ?? '', site.url).href);
  expect(reply.headers()['content-type']).toContain('application/pdf');
  const text = (await pdfText(await reply.body()))?.replace(/\s/g, '');
  for (const word of text === undefined ? [] : words) expect(text).toContain(word);
}

const seen = (words: string | RegExp) => applicant.locator('main').getByText(words).first().waitFor();

test('周小满 is told that she may ask for a hearing, and does so without a script, in the elder view', async () => {
  const desk = await officer(site.url, 'zhangsan');
  await desk.act(caseId, 'take');
  const told = { step: '听证告知', days: 5, reason: '排烟口离住户五米。', parties: '刘桂花' };
  await desk.act(caseId, 'begin-special-step', told);
  await desk.act(caseId, 'release');
  const page = await openPage(browser, { ...phone, js: false });
  await page.context().addCookies(await applicant.context().cookies(site.url));
  await page.goto(`${site.url}/view?set=elder&back=${encodeURIComponent(`/cases/${caseId}`)}`);
  await page.getByRole('link', { name: '要求听证', exact: true }).click();
  await page.getByText('排烟口离住户五米').waitFor();
  await page.getByLabel('想说明的理由').fill('邻居已经同意，想当面说明。');
  await page.getByRole('button', { name: '要求听证', exact: true }).click();
  await page.getByRole('heading', { name: '要求听证的申请已经收到', exact: true }).waitFor();
  await page.context().close();
  await applicant.goto(`${site.url}/cases/${caseId}`);
  await seen('听证申请接收凭证');
  await paper(/听证申请接收凭证/, ['听证', '二十个工作日', '不承担本机关组织听证的费用']);
  await applicant.goto(`${site.url}/cases/${caseId}/evidence`);
  await seen(/申请人在规定的时间内要求听证/);
});

test('张三 begins a hearing: the clock stands still on both sides, and a paper says how long', async () => {
  await applicant.goto(`${site.url}/cases/${caseId}`);
  await openAndTake(reviewer, site.url, caseId);
  await reviewer.getByRole('button', { name: /^开始特别程序/ }).click();
  await reviewer.getByLabel('哪一项特别程序').selectOption('听证');
  await reviewer.getByRole('button', { name: /^开始，告知/ }).click();
  await reviewer.getByText('请填 1 到 400 的整数').waitFor();
  await reviewer.getByText('请选举行的日子').waitFor();
  // Told seven working days before, held within twenty, on a working day: the fourteenth is between.
  const held = dueDate(loadCalendar(), new Date().toISOString(), { value: 14, unit: 'workday' });
  await reviewer.getByLabel(/哪一天举行/).fill(held.kind === 'date' ? held.date : '');
  await reviewer.getByLabel('几点，在哪里').fill('上午九点，县政务中心三楼听证室');
  await reviewer.getByLabel(/需要几个工作日/).fill('20');
  await reviewer.getByLabel(/理由/).fill('利害关系人要求听证。');
  await sound(reviewer, 'clock-01-desk-step');
  await press(reviewer, /^开始，告知/, '开始了');
  await reviewer.locator('.clock').getByText('停表').first().waitFor();
  await sound(reviewer, 'clock-02-desk-stopped');
  await seen(/时钟停着：正在进行听证/);
  await seen('特别程序所需时间告知书');
  await paper(/特别程序所需时间告知书/, [
    '听证',
    '20个工作日',
    '利害关系人要求听证',
    '三楼听证室',
    '不承担本机关组织听证的费用',
  ]);
  await sound(applicant, 'clock-03-phone-stopped');
});

test('the hearing ends with its result, and the clock goes on', async () => {
  await reviewer.getByLabel('结束哪一项').selectOption({ index: 1 });
  await reviewer.getByLabel(/^结果/).fill('听证会认为场所不符合要求。');
  await press(reviewer, /^写好结果/, '结束了');
  await seen(/^还剩/);
});

test('陈静 extends the limit once, and 周小满 reads that it was', async () => {
  await decider.goto(`${site.url}/workbench/cases/${caseId}`);
  await decider.getByRole('button', { name: /^延长办理期限/ }).click();
  await decider.getByLabel(/理由/).fill('需要补充核查。');
  await press(decider, /^批准延长/, '延长了');
  await sound(decider, 'clock-04-desk-extended');
  await seen(/期限延长过一次/);
  await paper(/延长办理期限通知书/, ['需要补充核查', '第四十二条']);
  await sound(applicant, 'clock-05-phone-extended');
  expect(await decider.getByRole('button', { name: /^延长办理期限/ }).count()).toBe(0);
});

test('the refusal names its reason and the remedies', async () => {
  await reviewer.getByRole('radio', { name: '不符合条件，建议不予' }).check();
  await reviewer.getByLabel(/理由/).fill('专间不合格。');
  await press(reviewer, /^写好意见/, '意见交了');
  await openAndTake(decider, site.url, caseId);
  await decider.getByRole('radio', { name: '不予', exact: true }).check();
  await decider.getByLabel(/理由/).fill('经营场所专间不符合规范。');
  await press(decider, /^作出决定/, '决定作出了');
  await seen('行政复议：收到决定书起 60 日内，向德昌县人民政府申请。不收费。');
  await seen('行政诉讼：收到决定书起 6 个月内，向德昌县人民法院起诉。');
  await paper(/决定书/, ['经营场所专间不符合规范', '德昌县人民政府', '德昌县人民法院', '六十日', '六个月']);
  await seen(/经营场所专间不符合规范/);
  await sound(applicant, 'clock-06-phone-refused');
});

test('周小满 withdraws another one, and the officer who has it sees that', async () => {
  await openAndTake(reviewer, site.url, other);
  await applicant.goto(`${site.url}/cases/${other}`);
  await applicant.getByRole('link', { name: /撤回/ }).click();
  await sound(applicant, 'clock-07-phone-withdraw');
  await applicant.locator('main form button').last().click();
  await seen(/您已经撤回/);
  await reviewer.getByText('已撤回').first().waitFor();
  await sound(reviewer, 'clock-08-desk-withdrawn');
});

/** The last day of a case at noon: its clock is yellow and not yet red. The officer has just touched it. */
async function untilYellow(id: string): Promise<void> {
  const before = await officer(site.url, 'zhangsan');
  await before.act(id, 'take');
  const { clock: running } = await before.ask<CaseView>(`/api/cases/${id}`);
  clock.ahead((Date.parse(`${running?.due}T12:00:00+08:00`) - Date.now()) / 60_000);
  const zhang = await officer(site.url, 'zhangsan'); // her session ended meanwhile
  await zhang.act(id, 'release');
  await zhang.act(id, 'take');
  const { ctx } = site.server;
  const cards = async () => (await zhang.ask<MatterList>('/api/supervision?own=true&what=yellow')).rows;
  while ((await cards()).length === 0) {
    await startSupervisionTimers({ ...ctx, cases: casesContext(ctx) }).stop();
  }
}

/** The yellow card in a list of this desk, opened. */
async function openCard(desk: Page, list: string, queue: string): Promise<void> {
  const side = desk.getByRole('navigation', { name: '工作列表' });
  await side.getByRole('link', { name: list, exact: true }).click();
  await desk.getByRole('navigation', { name: list, exact: true }).getByRole('link', { name: queue }).click();
  await desk.getByRole('cell', { name: '黄牌', exact: true }).getByRole('link').first().click();
  await desk.getByRole('heading', { name: '依据' }).waitFor();
}

const settle = async (desk: Page, text: string, done: string) => {
  await desk.getByLabel('写明情况和理由', { exact: true }).fill(text);
  await desk.locator('section[aria-labelledby="next"] .ant-btn-primary').click();
  await desk.locator('section[aria-labelledby="steps"] li', { hasText: text }).waitFor();
  await desk.locator('main .st').getByText(done, { exact: true }).waitFor();
};

test('a clock that turned yellow gives a card: explained, upheld, appealed, withdrawn by another person', async () => {
  await untilYellow(late);
  const zhang = await openDesk(browser, site.url, 'zhangsan');
  await openCard(zhang, '我的牌与说明', '要我说明');
  await zhang.getByText(/“决定”的期限在 .* 已用到黄线/).waitFor();
  await sound(zhang, 'clock-09-desk-card');
  await settle(zhang, '等专家意见，没有申请停表。', '待认定');
  const sun = await openDesk(browser, site.url, 'sundu');
  await openCard(sun, '牌与检查发现', '等我办');
  await settle(sun, '说明不成立，应当提前安排。', '已认定，可申诉');
  await sun.getByText('现在没有您要做的。').waitFor();
  await zhang.reload();
  await settle(zhang, '专家请假三天，有书面材料。', '待复核');
  const ji = await openDesk(browser, site.url, 'jizheng');
  await openCard(ji, '牌与检查发现', '等我办');
  await ji.getByLabel('复核结果', { exact: true }).selectOption('refused');
  await settle(ji, '申诉有理，撤销。', '已撤销');
  await sound(ji, 'clock-10-desk-card-withdrawn');
}, 120_000);
