import type { Page } from 'playwright-core';

export const foodLicence = '/items/513424/HN-000131024000-01';
export const password = 'tongban-demo-2026';
export const zhou = { phone: '13800000001', name: '周小满', restaurant: '德昌县小满家常菜馆（演示）' };

export async function signIn(page: Page, account: string = zhou.phone): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.locator('main').getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** The file chooser of a material on the page of materials or of a correction. */
export const chooser = (page: Page, material: string) => page.locator(`#file-${material}`);

/** Waits until a file stands with its material as kept by the server, not as being sent. */
export const kept = (page: Page, material: string, name: string): Promise<void> =>
  page
    .locator(`#material-${material}`)
    .getByRole('button', { name: `删掉 ：${name}` })
    .waitFor();

export const caseIdOf = (page: Page): string => /\/cases\/([^/?#]+)/.exec(page.url())?.[1] ?? '';
