import type { Browser, Page } from 'playwright-core';
import { password } from './applicant.ts';
import { desktop, openPage } from './browser.ts';

/** An officer at a desk: a browser of their own, signed in to the workbench. */
export async function openDesk(browser: Browser, site: string, account: string): Promise<Page> {
  const page = await openPage(browser, desktop);
  await page.goto(`${site}/workbench/`);
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '工作列表' }).waitFor();
  return page;
}

/** Presses the button of a command and waits for what the page says when it is done. */
export async function press(page: Page, button: RegExp, done: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.locator('.note.ok').getByText(done).waitFor();
}

/** Opens a case and takes it, unless the officer has it already. */
export async function openAndTake(page: Page, site: string, caseId: string): Promise<void> {
  await page.goto(`${site}/workbench/cases/${caseId}`);
  await page.locator('section[aria-labelledby="next"] button').first().waitFor();
  if (await page.getByRole('button', { name: /^领取/ }).count()) await press(page, /^领取/, '领取好了');
}
