import type { Page } from 'playwright-core';

export type Filled = Record<string, string>;

/** What 周小满 answers for her restaurant; names of fields as in data/forms. Everything in it is invented. */
export const restaurant: Filled = {
  organisationAddress: '德昌县示范路 8 号（演示）',
  businessForm: 'catering',
  cateringItems: 'hot',
  sellsOnline: 'false',
  centralKitchen: 'false',
  agentActs: 'false',
  shopSign: '小满家常菜',
  premisesDivision: '513424001001',
  premisesAddress: '德昌县示范路 8 号附 1 号（演示）',
  premisesRight: 'rent',
  premisesArea: '86',
  kitchenArea: '30',
  seats: '40',
  staffCount: '5',
  healthCertificates: '5',
  safetyOfficer: '周小满',
  safetyOfficerId: '513424198806120012',
  safetyOfficerPhone: '13800000001',
  safetyOfficerFullTime: 'part',
  outsideWarehouse: 'false',
  vendingMachines: 'false',
  deliveryMethod: 'counter',
  declaration: 'true',
};

/** Fills what the page shows of `answers`, as a person would: radios and boxes by a tap, the rest by typing. */
export async function fill(page: Page, answers: Filled): Promise<void> {
  const shown = await page
    .locator('main form [name]:not([readonly])')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name')));
  for (const [name, value] of Object.entries(answers)) {
    if (!shown.includes(name)) continue;
    const fields = page.locator(`main form [name="${name}"]:not([readonly])`);
    const kind = await fields.first().evaluate((one) => (one as HTMLInputElement).type);
    if (kind === 'radio' || kind === 'checkbox') {
      const one = (await fields.count()) > 1 ? page.locator(`[name="${name}"][value="${value}"]`) : fields;
      await one.check();
    } else if (kind === 'select-one') {
      await fields.selectOption(value);
    } else {
      await fields.fill(value);
    }
  }
}

/** Saves the step and goes on; a second time where an answer brought a question that was not shown before. */
export async function next(page: Page, answers: Filled): Promise<void> {
  const before = page.url();
  for (let turn = 0; turn < 2 && page.url() === before; turn++) {
    await fill(page, answers);
    await page.locator('main form button.go').click();
    await page.waitForLoadState();
  }
}

/** From where the page stands to the step `until`. */
export async function fillUntil(page: Page, until: string, answers: Filled = restaurant): Promise<void> {
  for (let step = 0; step < 15 && !page.url().endsWith(`/${until}`); step++) {
    const before = page.url();
    await next(page, answers);
    if (page.url() === before) throw new Error(`stuck: ${await page.locator('main').textContent()}`);
  }
}
