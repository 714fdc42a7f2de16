import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../server/platform/db/index.ts';
import { caseIdOf, chooser, foodLicence, password, signIn, zhou } from './support/applicant.ts';
import { launchBrowser, openPage, phone, picture } from './support/browser.ts';
import { makeFiles, odd, photoOf } from './support/files.ts';
import { fill, fillUntil, next, restaurant } from './support/form.ts';
import { inOrder } from './support/in-order.ts';
import { clockAhead, type Site, startSite } from './support/site.ts';
import { officer } from './support/wire.ts';

const clock = clockAhead();
let site: Site;
let browser: Browser;
let files: Awaited<ReturnType<typeof makeFiles>>;
/** 周小满's telephone, with scripts. */
let page: Page;
/** Her old telephone, without. */
let plain: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ clock }), launchBrowser()]);
  files = await makeFiles(browser);
  page = await openPage(browser, phone);
  plain = await openPage(browser, { ...phone, js: false });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

inOrder(() => page);

const main = (at: Page) => at.locator('main').textContent();
const errors = (at: Page) => at.locator('.field.bad .err').allTextContents();
const go = async (at: Page) => {
  await at.locator('main form button.go').click();
  await at.waitForLoadState();
};
/** Opens a page, signing in again where the clock has ended this browser's session. */
const visit = async (at: Page, url: string) => {
  await at.goto(url);
  if (new URL(at.url()).pathname === '/sign-in') await signIn(at);
};
/** Until the page says that everything typed so far is kept. */
const kept = (at: Page) =>
  at.waitForResponse((reply) => reply.url().endsWith('/save') && reply.status() === 200);

async function begin(at: Page): Promise<void> {
  await at.goto(`${site.url}/sign-in?back=${encodeURIComponent(`${foodLicence}`)}`);
  await signIn(at);
  await at.goto(`${site.url}/account`);
  const acting = at.locator('form', { hasText: zhou.restaurant }).locator('button').first();
  if (await acting.count()) await acting.click();
  await at.goto(`${site.url}${foodLicence}`);
  await at
    .getByRole('link', { name: /在线办理|接着填/ })
    .first()
    .click();
  const instead = at.getByRole('button', { name: `以${zhou.restaurant}的名义办` });
  if (await instead.count()) await instead.click();
  await at.waitForURL(/\/drafts\//);
}

describe('a number with a wrong check digit', () => {
  test('is told beside its field when registering; all but the password stays', async () => {
    await plain.goto(`${site.url}/register`);
    await plain.getByLabel('姓名').fill('马小兰');
    await plain.getByLabel('身份证号').fill('513424199205200063');
    await plain.getByLabel('手机号').fill('13800000077');
    await plain.getByLabel('密码', { exact: true }).fill('not-a-common-one-1');
    await go(plain);
    expect(await errors(plain)).toEqual(['身份证号最后一位不对，请核对']);
    expect(await plain.getByLabel('姓名').inputValue()).toBe('马小兰');
    expect(await plain.getByLabel('身份证号').inputValue()).toBe('513424199205200063');
  });

  test('of an enterprise: the code stays, with the sentence beside it', async () => {
    await plain.goto(`${site.url}/sign-in`);
    await signIn(plain);
    await plain.goto(`${site.url}/account`);
    const uscc = plain.locator('input[name="uscc"]');
    await uscc.fill('91513424MA00000239');
    await uscc.press('Enter');
    await plain.waitForLoadState();
    expect(await errors(plain)).toEqual(['统一社会信用代码最后一位不对，请照营业执照核对']);
    expect(await uscc.inputValue()).toBe('91513424MA00000239');
  });

  test('in the form: told at the field, the rest is kept', async () => {
    await begin(page);
    await fillUntil(page, 'people');
    await fill(page, { ...restaurant, safetyOfficerId: '513424198806120013' });
    await go(page);
    expect(await errors(page)).toEqual(['身份证号最后一位不对，请核对']);
    const id = page.locator('[name="safetyOfficerId"]');
    expect(await id.inputValue()).toBe('513424198806120013');
    await next(page, { safetyOfficerId: restaurant.safetyOfficerId as string });
    await page.waitForURL(/\/storage$/);
  });
});

describe('an answer that calls for more questions', () => {
  test('with scripts brings them at once, says so, and takes them away again', async () => {
    const address = page.locator('[name="warehouseAddress"]');
    await page.locator('[name="outsideWarehouse"][value="true"]').check();
    await address.waitFor();
    expect(await page.locator('[data-fields-status]').textContent()).toMatch(
      /根据您的选择，还要补充：.*仓库/,
    );
    await picture(page, 'mishap-more-questions');
    await address.fill('演示路 14 号');
    await page.locator('[name="outsideWarehouse"][value="false"]').check();
    await address.waitFor({ state: 'detached' });
    await page.locator('[name="outsideWarehouse"][value="true"]').check();
    await address.waitFor();
    expect(await address.inputValue()).toBe('演示路 14 号');
    // The keyboard is already in the question when it goes.
    let goOn = (): void => {};
    const held = new Promise<void>((done) => {
      goOn = done;
    });
    const saves = (url: URL): boolean => url.pathname === new URL(page.url()).pathname;
    await page.route(saves, async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('[name="outsideWarehouse"][value="false"]').check();
    await address.focus();
    goOn();
    await address.waitFor({ state: 'detached' });
    await page.unroute(saves);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('vendingMachines');
  });

  test('without scripts they come with the next page as more to say, not as mistakes', async () => {
    await begin(plain);
    await visit(plain, page.url());
    await plain.locator('[name="outsideWarehouse"][value="true"]').check();
    await plain.locator('[name="vendingMachines"][value="false"]').check();
    await go(plain);
    await plain.getByRole('heading', { name: '根据您的选择，还要补充下面几项' }).waitFor();
    expect(await errors(plain)).toEqual([]);
    expect(await plain.locator('.errors').count()).toBe(0);
    await picture(plain, 'mishap-more-questions-plain');
    await go(plain); // still empty: now it is a mistake
    expect((await errors(plain)).length).toBeGreaterThan(0);
    await plain.locator('[name="outsideWarehouse"][value="false"]').check();
    await go(plain);
    await plain.waitForURL((url) => !url.pathname.endsWith('/storage'));
  });
});

describe('a session that ends in mid-form', () => {
  test.each([
    ['with scripts', () => page],
    ['without scripts', () => plain],
  ])('%s: after signing in again everything typed is there', async (_, at) => {
    const place = page.url().replace(/[^/]+$/, 'place');
    await visit(at(), place);
    await at().locator('[name="shopSign"]').fill('小满家常菜，第二块招牌');
    clock.ahead(31);
    await go(at());
    await at().waitForURL(/\/sign-in/);
    expect(await main(at())).toContain('您填的都在');
    await signIn(at());
    await at().waitForURL(/\/place$/);
    expect(await at().locator('[name="shopSign"]').inputValue()).toBe('小满家常菜，第二块招牌');
    await at()
      .locator('[name="shopSign"]')
      .fill(restaurant.shopSign as string);
    await go(at());
  });

  test('signed in again in another window, the old page goes on saving', async () => {
    await visit(page, page.url().replace(/[^/]+$/, 'place'));
    const other = await page.context().newPage();
    clock.ahead(31);
    await other.goto(`${site.url}/sign-in`);
    await signIn(other);
    await other.close();
    const saved = kept(page);
    await page.locator('[name="premisesAddress"]').fill('演示路 21 号');
    await saved;
    await page.reload();
    expect(await page.locator('[name="premisesAddress"]').inputValue()).toBe('演示路 21 号');
  });

  test('the same without scripts: the page comes back with what was typed, and is sent with one press', async () => {
    await visit(plain, page.url());
    await plain.locator('[name="premisesAddress"]').fill('演示路 22 号');
    const other = await plain.context().newPage();
    clock.ahead(31);
    await other.goto(`${site.url}/sign-in`);
    await signIn(other);
    await other.close();
    await go(plain);
    expect(await main(plain)).toContain('您填的都在下面，请再按一次');
    expect(await plain.locator('[name="premisesAddress"]').inputValue()).toBe('演示路 22 号');
    await go(plain);
    await visit(plain, page.url());
    expect(await plain.locator('[name="premisesAddress"]').inputValue()).toBe('演示路 22 号');
  });
});

describe('one application in two windows', () => {
  test('the older window does not write over the newer one, and says what is there', async () => {
    await visit(page, page.url());
    const newer = await page.context().newPage();
    await newer.goto(page.url());
    await newer.locator('[name="premisesAddress"]').fill('新窗口 1 号');
    await newer.locator('[name="shopSign"]').fill('新招牌');
    await go(newer);
    await page.locator('[name="premisesAddress"]').fill('旧窗口 9 号');
    await page.getByText(/另一个窗口改了/).waitFor();
    await go(page);
    expect((await errors(page)).join()).toContain('在另一个窗口改成了“新窗口 1 号”');
    expect(await page.locator('[name="premisesAddress"]').inputValue()).toBe('旧窗口 9 号');
    expect(await page.locator('[name="shopSign"]').inputValue()).toBe('新招牌');
    await picture(page, 'mishap-two-windows');
    await go(page); // read, and meant
    await newer.goBack();
    await newer.reload();
    expect(await newer.locator('[name="premisesAddress"]').inputValue()).toBe('旧窗口 9 号');
    await newer.close();
  });
});

describe('files', () => {
  const refused = (at: Page, material: string) => at.locator(`#material-${material} .err`);

  test('too large, empty, or of another kind: a sentence beside the material', async () => {
    await visit(page, page.url().replace(/[^/]+$/, 'materials'));
    for (const [file, said] of [
      [odd.large, '“大图.jpg”太大，超过 20 MB'],
      [odd.empty, '“空.pdf”是空的'],
      [odd.bomb, '“说明.docx”这种文件收不了'],
    ] as const) {
      await chooser(page, 'm3').setInputFiles(file);
      await refused(page, 'm3').getByText(said).waitFor();
    }
  });

  test('without scripts: the bad one is told of, the good ones are kept, chosen or not with «next»', async () => {
    await visit(plain, page.url());
    await chooser(plain, 'm3').setInputFiles([odd.empty, files.photo]);
    await chooser(plain, 'm4').setInputFiles(odd.large);
    await go(plain);
    expect(await refused(plain, 'm3').textContent()).toContain('“空.pdf”是空的');
    expect(await refused(plain, 'm4').textContent()).toContain('“大图.jpg”太大');
    expect(await plain.locator('#material-m3 .sent').textContent()).toContain('布局图.jpg');
    expect(await main(plain)).toContain('中途断网的，请重新选了再传');
    await plain.locator('#material-m3 button', { hasText: '删掉' }).click();
    await plain.getByText('“布局图.jpg”已删掉').waitFor();
  });

  test('an odd name does no harm and is found again', async () => {
    await page.reload();
    await chooser(page, 'm4').setInputFiles(photoOf(files.photo, odd.name));
    const row = page.locator('#material-m4 .sent li');
    await row.waitFor();
    expect(await row.textContent()).toContain('<b>设备');
    const look = await row.getByRole('link').getAttribute('href');
    const reply = await page.request.get(new URL(look ?? '', site.url).toString());
    expect(reply.status()).toBe(200);
    expect(reply.headers()['content-type']).toContain('image/jpeg');
  });

  test('a connection lost in mid-upload: goes on from the byte reached', async () => {
    const sent: number[] = [];
    let asked = 0;
    await page.route('**/uploads/*', async (route) => {
      const request = route.request();
      if (request.method() === 'GET') asked++;
      if (request.method() !== 'PATCH') return route.continue();
      sent.push(Number(request.headers()['upload-offset']));
      if (sent.length === 3) {
        await page.context().setOffline(true);
        return route.abort('internetdisconnected');
      }
      return route.continue();
    });
    await chooser(page, 'm3').setInputFiles(files.large);
    await page.getByText(/网断了，连上后接着传/).waitFor();
    await picture(page, 'mishap-offline');
    expect(sent).toHaveLength(3);
    await page.context().setOffline(false);
    await page.locator('#material-m3 .sent').getByText(files.large.name).first().waitFor({ timeout: 60_000 });
    await page.unroute('**/uploads/*');
    expect(asked).toBeGreaterThanOrEqual(1);
    expect(sent.slice(2, 4)).toEqual([sent[2], sent[2]]); // the lost piece once more, none before it
    expect([...sent].sort((a, b) => a - b)).toEqual(sent);
  });
});

describe('handed in twice', () => {
  let caseId = '';
  const count = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases."case"`.execute(
      site.server.ctx.db,
    );
    return rows[0]?.n;
  };

  test('from two windows and with the way back: one case, and every window is led to it', async () => {
    await visit(page, page.url().replace(/[^/]+$/, 'storage'));
    await fillUntil(page, 'review');
    const second = await page.context().newPage();
    const third = await page.context().newPage();
    await Promise.all([second.goto(page.url()), third.goto(page.url().replace(/[^/]+$/, 'place'))]);
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/submitted/);
    caseId = caseIdOf(page);
    await second.getByRole('button', { name: '提交' }).click();
    await second.waitForURL(new RegExp(`/cases/${caseId}/submitted`));
    await go(third);
    await third.waitForURL(new RegExp(`/cases/${caseId}\\?already=1`));
    expect(await main(third)).toContain('这份申请已经交了');
    await picture(third, 'mishap-already');
    await page.goBack();
    await page.waitForURL(new RegExp(`/cases/${caseId}`));
    expect(await count()).toBe(1);
    await Promise.all([second.close(), third.close()]);
  });

  test('a correction keeps what is typed: session ended, with and without scripts, and beside an upload', async () => {
    const clerk = await officer(site.url, 'lihua');
    await clerk.act(caseId, 'take');
    await clerk.act(caseId, 'request-correction', {
      points: [
        { kind: 'field', ref: 'premisesArea', say: '面积和租房合同不一样，请核对。' },
        { kind: 'material', ref: 'm4', say: '请换成最新的清单。' },
      ],
    });
    const area = (at: Page) => at.locator('[name="premisesArea"]');
    await visit(page, `${site.url}/cases/${caseId}/correction`);
    const saved = kept(page);
    await area(page).fill('91');
    await saved;
    await page.reload();
    expect(await area(page).inputValue()).toBe('91');

    for (const [at, typed] of [
      [page, '92'],
      [plain, 'not a number'],
    ] as const) {
      await visit(at, `${site.url}/cases/${caseId}/correction`);
      await area(at).fill(typed);
      clock.ahead(31);
      await go(at);
      await at.waitForURL(/\/sign-in/);
      await signIn(at);
      await at.waitForURL(/\/correction/);
      expect(await area(at).inputValue()).toBe(typed);
    }

    await area(plain).fill('93');
    await chooser(plain, 'm4').setInputFiles(files.list);
    await plain.getByRole('button', { name: '上传选好的文件' }).click();
    await plain.getByText('“制度清单.pdf”已传好').waitFor();
    expect(await area(plain).inputValue()).toBe('93');
    await picture(plain, 'mishap-correction');
    await area(plain).fill('none');
    await go(plain);
    expect((await errors(plain)).join()).toContain('要填数字');
    expect(await area(plain).inputValue()).toBe('none');
    await area(plain).fill('93');
    await go(plain);
    await plain.waitForURL(new RegExp(`/cases/${caseId}$`));
  });
});

test('locked out: until when is said in the time of the place', async () => {
  await plain.goto(`${site.url}/sign-in`);
  for (let n = 0; n < 5; n++) {
    await plain.getByLabel('账号', { exact: true }).fill('13800000004');
    await plain.getByLabel('密码', { exact: true }).fill(`${password}-wrong`);
    await go(plain);
  }
  const until = new Date(clock.now().getTime() + (15 * 60 + 8 * 3600) * 1000).toISOString().slice(11, 15);
  expect(await main(plain)).toMatch(new RegExp(`请到.*${until}\\d以后再试`));
  expect(await plain.getByLabel('账号', { exact: true }).inputValue()).toBe('13800000004');
});
