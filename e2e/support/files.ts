import type { Browser } from 'playwright-core';

export type Upload = { name: string; mimeType: string; buffer: Buffer };

/** A drawing as a phone would photograph it, and a list as an office would write it. */
export async function makeFiles(browser: Browser): Promise<{ photo: Upload; list: Upload; mended: Upload }> {
  const page = await browser.newPage({ viewport: { width: 600, height: 400 } });
  const draw = async (title: string) => {
    await page.setContent(`<h1>${title}</h1><p>前厅 — 洗消间 — 粗加工 — 烹饪 — 备餐</p>`);
  };
  await draw('设备布局和操作流程（演示）');
  const photo = await page.screenshot({ type: 'jpeg' });
  await draw('食品安全规章制度目录清单（演示）');
  const list = await page.pdf({ width: '600px', height: '400px' });
  await draw('设备布局和操作流程，已签名（演示）');
  const mended = await page.pdf({ width: '600px', height: '400px' });
  await page.close();
  return {
    photo: { name: '布局图.jpg', mimeType: 'image/jpeg', buffer: photo },
    list: { name: '制度清单.pdf', mimeType: 'application/pdf', buffer: list },
    mended: { name: '布局图（已签名）.pdf', mimeType: 'application/pdf', buffer: mended },
  };
}

/** A program that calls itself a PDF. */
export const disguised: Upload = {
  name: '布局图.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4096)]),
};
