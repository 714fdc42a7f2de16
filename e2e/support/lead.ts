import type { Browser, Page } from 'playwright-core';
import { openDesk } from './officer.ts';

/** An officer's desk with a joint case open on it. */
export async function openJoint(browser: Browser, site: string, account: string, id: string): Promise<Page> {
  const desk = await openDesk(browser, site, account);
  await desk.goto(`${site}/workbench/joint/${id}`);
  await actsOf(desk).waitFor();
  return desk;
}

const actsOf = (desk: Page) => desk.locator('section[aria-labelledby="next"]');
const button = (desk: Page, name: string) => actsOf(desk).getByRole('button', { name, exact: true });

/** What the lead department does with the whole, by the buttons of its page. */
export const lead = {
  /** Calls a joint visit of the first department that is at work. */
  async callVisit(desk: Page, on: string, place: string): Promise<void> {
    const form = actsOf(desk).locator('details', { hasText: '召集联合踏勘' });
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await form.getByLabel('日期', { exact: true }).fill(on);
    await form.getByLabel('时间', { exact: true }).fill('09:30');
    await form.getByLabel('地点', { exact: true }).fill(place);
    await form.locator('fieldset input').first().fill('现场甲');
    await form.getByRole('button', { name: '召集联合踏勘', exact: true }).click();
    await visits(desk).getByText(place, { exact: false }).waitFor();
  },
  /** The one record of the visit that was called. */
  async holdVisit(desk: Page, found: string): Promise<void> {
    await actsOf(desk).getByLabel('看到的', { exact: true }).first().fill(found);
    await button(desk, '存入记录').first().click();
    await visits(desk).getByText(found, { exact: false }).waitFor();
  },
  async callOffVisit(desk: Page): Promise<void> {
    await button(desk, '取消踏勘').click();
    await button(desk, '取消踏勘').waitFor({ state: 'detached' });
  },
  async goOn(desk: Page): Promise<void> {
    await reason(desk, '其余的接着办');
  },
  async extend(desk: Page): Promise<void> {
    await reason(desk, '延长 15 个工作日');
  },
  /** What later parts wait for, under the labels of its fields. */
  async giveData(desk: Page, value: string): Promise<void> {
    const form = actsOf(desk).locator('form', { hasText: '交给后面的事项' });
    await form.getByRole('textbox').first().fill(value);
    await form.getByRole('button', { name: '交给后面的事项', exact: true }).click();
    await form.waitFor({ state: 'detached' });
  },
  async deliver(desk: Page): Promise<void> {
    await button(desk, '统一送达').click();
    await button(desk, '统一送达').waitFor({ state: 'detached' });
  },
};

const visits = (desk: Page) => desk.locator('section[aria-labelledby="visits"]');

async function reason(desk: Page, act: string): Promise<void> {
  const go = button(desk, act);
  const form = actsOf(desk).locator('form', { has: desk.getByRole('button', { name: act, exact: true }) });
  await form.locator('textarea').fill('情况复杂，需要再核实。');
  await go.click();
  await go.waitFor({ state: 'detached' });
}
