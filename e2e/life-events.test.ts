import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeIdNumber } from '../contracts/checks.ts';
import type { JointView } from '../contracts/joint.ts';
import type { LicenceList } from '../contracts/licence-acts.ts';
import { signIn, zhou } from './support/applicant.ts';
import { desktop, launchBrowser, openPage, phone, sound } from './support/browser.ts';
import { answerGuide, handInEvent, handleParts, type Office } from './support/event.ts';
import { makeFiles } from './support/files.ts';
import type { Filled } from './support/form.ts';
import { lead, openJoint } from './support/lead.ts';
import { type Site, startSite } from './support/site.ts';
import { officer } from './support/wire.ts';

let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  files = await makeFiles(browser);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const dechang: Office = {
  clerk: 'lihua',
  reviewers: {
    市场监督: 'zhangsan',
    卫生健康: 'mayan',
    公安: 'weiqing',
    人力资源: 'longyu',
    医疗保障: 'tianye',
    税务: 'fangyuan',
    住房公积金: 'yuhui',
    海关: 'jiangfan',
    银行: 'jinsui',
  },
  decider: 'yangfan',
  issuer: 'zhaomin',
};
const ningxiang: Office = {
  clerk: 'hemin',
  reviewers: { 人力资源: 'ouyangxue', 医疗保障: 'lichen', 住房公积金: 'suqing', 税务: 'wenjing' },
  decider: 'yihui',
  issuer: 'pengfang',
};
const child = makeIdNumber('513424', '2026-11-18', 2);

type Issuer = Awaited<ReturnType<typeof officer>>;
type Journey = {
  event: string;
  place: string;
  id: string;
  who: { phone: string; name?: string };
  office: Office;
  guide: Record<string, string>;
  form: Filled;
  /** Answers of officers to what one part brings another, by field. */
  data: Record<string, string>;
  first: number;
  /** Done by hand on the pages, once, by the applicant or an officer. */
  byHand?: 'give' | 'mend-and-withdraw';
};

const company = (address: string, name: string): Filled => ({
  organisationAddress: address,
  contactName: name,
  contactPhone: '13800000001',
  legalRepresentative: name,
  declaration: 'true',
});

const journeys: Journey[] = [
  {
    event: '新生儿出生',
    place: '513424',
    id: 'newborn',
    who: { phone: zhou.phone },
    office: dechang,
    guide: { 生育保险: 'true', 参加: 'true' },
    form: {
      personPhone: '13800000001',
      babyName: '周安',
      babySex: '2',
      babyBornOn: '2026-11-18',
      motherName: '周小满',
      motherIdNumber: '513424198806120012',
      fatherName: '沈明',
      fatherIdNumber: '430182198511110057',
      followParent: 'mother',
      babyNation: '汉族',
      bankName: '演示银行德昌支行',
      bankAccount: '6222000000000000000',
      declaration: 'true',
    },
    data: { babyIdNumber: child },
    first: 1,
    byHand: 'give',
  },
  {
    event: '员工录用',
    place: '430182',
    id: 'hire',
    who: { phone: '13800000004', name: '宁乡市小雨文具店（演示）' },
    office: ningxiang,
    guide: {},
    form: {
      ...company('宁乡市玉潭街道演示路 3 号', '何小雨'),
      employeeName: '吉克阿木',
      employeeIdNumber: '51342419950308002X',
      employeePhone: '13800000002',
      monthlyWage: '4200',
      hiredOn: '2026-11-20',
      contractFrom: '2026-11-20',
      contractTerm: 'open',
      contractTo: '2029-11-19',
      post: '店员',
    },
    data: {},
    first: 3,
    byHand: 'mend-and-withdraw',
  },
  {
    event: '企业注销',
    place: '513424',
    id: 'ent-cancel',
    who: { phone: zhou.phone, name: zhou.restaurant },
    office: dechang,
    guide: { 注销: 'simple' },
    form: {
      ...company('德昌县德州街道演示路 12 号', '周小满'),
      cancellationReason: 'resolution',
      announcedOn: '2026-10-20',
      employeesLeft: 'false',
      bankName: '演示银行德昌支行',
      basicAccount: '6222000000000000000',
    },
    data: {},
    first: 1,
  },
];

describe('life events from the plan to all results, one delivery and one rating', () => {
  for (const [at, journey] of journeys.entries()) {
    test(journey.event, async () => {
      const page = await openPage(browser, at === 0 ? phone : desktop);
      const { id, first } = await apply(page, journey);
      const { office } = journey;
      expect(first.filter((state) => state === 'running')).toHaveLength(journey.first);
      if (journey.byHand === 'mend-and-withdraw') await mendAndWithdraw(page, id, office);
      const give = async (account: string, value: string) => {
        const desk = await openJoint(browser, site.url, account, id);
        await lead.giveData(desk, value);
        await desk.context().close();
      };
      await handleParts(site.url, id, office, journey.data, journey.byHand === 'give' ? give : undefined);
      await page.getByText('都有结果了，待出件').first().waitFor();
      const issuer = await officer(site.url, office.issuer);
      const { version, parts } = await issuer.ask<JointView>(`/api/joint/${id}`);
      await issuer.ask(`/api/joint/${id}/commands/deliver`, { version, delivery: 'online' });
      const results = page.locator('ol.steps').getByText('结果已送达');
      await results.nth(parts.filter(({ state }) => state === 'granted').length - 1).waitFor();
      if (at === 0) await sound(page, 'life-newborn-finished');
      await wallet(page, issuer, parts);
      await rate(page, id);
      await page.context().close();
    }, 120_000);
  }
});

/** Two departments ask for the same: she mends it once, for both; then she takes one of the parts back. */
async function mendAndWithdraw(page: Page, id: string, office: Office): Promise<void> {
  const clerk = await officer(site.url, office.clerk);
  const { parts } = await clerk.ask<JointView>(`/api/joint/${id}`);
  const asking = parts.filter(({ key }) => key === 'medical' || key === 'hpf');
  const points = [{ kind: 'field', ref: 'monthlyWage', say: '工资和合同不一样，请核对。' }];
  for (const { caseId } of asking) {
    await clerk.act(caseId as string, 'take');
    await clerk.act(caseId as string, 'request-correction', { points });
  }
  await page.getByText('2 件要补正，合成一次').waitFor();
  await page.getByRole('link', { name: '现在补正', exact: true }).click();
  await page.locator('[name="monthlyWage"]').fill('4300');
  expect(await page.locator('main form .note.warn').count()).toBe(1);
  await page.getByRole('button', { name: '改好了，再交', exact: true }).click();
  await page.waitForURL(new RegExp(`/joint/${id}$`));
  await page.getByText('件要补正，合成一次').waitFor({ state: 'detached' });

  await page.getByText('不办了，撤回整件事或者其中几件').click();
  for (const box of await page.locator('input[name="part"]').all()) {
    if ((await box.getAttribute('value')) !== 'hpf') await box.uncheck();
  }
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await page.locator('ol.steps > li', { hasText: '撤回' }).first().waitFor();
}

async function apply(page: Page, { place, id, who, guide, form }: Journey) {
  await page.goto(`${site.url}/packages/${place}/${id}/guide`);
  await answerGuide(page, guide);
  await page.getByRole('link', { name: '开始填表' }).click();
  await signIn(page, who.phone);
  if (who.name) await page.getByRole('button', { name: `以${who.name}的名义办` }).click();
  await handInEvent(page, form, files.list);
  const joint = page.url().split('/').at(-1) as string;
  const waiting = await page
    .locator('ol.steps > li')
    .evaluateAll((all) => all.map((one) => (one.classList.contains('now') ? 'running' : 'waiting')));
  return { id: joint, first: waiting };
}

/** Each result that is a paper lies in the wallet; what a ministry's system makes has its number from an officer. */
async function wallet(page: Page, issuer: Issuer, parts: JointView['parts']): Promise<void> {
  const progress = page.url();
  const named = parts.flatMap(({ name, result }) => (result && result.name !== name ? [result.name] : []));
  const missing = async (): Promise<string[]> => {
    await page.goto(`${site.url}/licences`);
    const text = (await page.locator('main').textContent()) ?? '';
    return named.filter((name) => !text.includes(name));
  };
  for (let turn = 0; turn < 20 && (await missing()).length > 0; turn++) {
    const { issues } = await issuer.ask<LicenceList>('/api/licences');
    for (const { id, problem, mayRetry } of issues) {
      if (!mayRetry || !problem) continue;
      const said = problem.fields.map(({ key }) => [key, key === 'until' ? '长期' : `演示${id.slice(-6)}`]);
      await issuer.ask(`/api/licence-issues/${id}/retry`, { fields: Object.fromEntries(said) });
    }
    await page.waitForTimeout(200); // the papers are made by the worker
  }
  expect(await missing()).toEqual([]);
  await page.goto(progress);
}

async function rate(page: Page, id: string): Promise<void> {
  await page.getByRole('link', { name: '评价这件事' }).click();
  await page.waitForURL(new RegExp(`/joint/${id}/rating`));
  await page.locator('input[name="level"][value="5"]').check();
  await page.locator('main form button.go').click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`${site.url}/joint/${id}`);
  await page.getByRole('link', { name: '看我的评价' }).waitFor();
}
