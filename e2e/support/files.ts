import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

export type Upload = { name: string; mimeType: string; buffer: Buffer };

/** A drawing as a phone would photograph it, and a list as an office would write it. */
export async function makeFiles(
  browser: Browser,
): Promise<{ photo: Upload; list: Upload; mended: Upload; large: Upload }> {
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
  const jpeg = { name: '布局图.jpg', mimeType: 'image/jpeg', buffer: photo };
  return {
    photo: jpeg,
    list: { name: '制度清单.pdf', mimeType: 'application/pdf', buffer: list },
    // A photograph of several megabytes: what follows the picture's end is never looked at.
    large: photoOf({ ...jpeg, buffer: Buffer.concat([photo, Buffer.alloc(3_000_000, 'x')]) }, '大布局图.jpg'),
    mended: { name: '布局图（已签名）.pdf', mimeType: 'application/pdf', buffer: mended },
  };
}

/** A program that calls itself a PDF. */
export const disguised: Upload = {
  name: '布局图.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4096)]),
};

export const photoOf = (file: Upload, name: string): Upload => ({ ...file, name });

/** Files that people send by mistake, and some that are sent on purpose. */
export const odd = {
  /** A path: content of this size does not travel well through the browser's debugger. */
  large: tooLarge('大图.jpg'),
  empty: { name: '空.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
  bomb: {
    name: '说明.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: zipOf('word/document.xml', deflateRawSync(Buffer.alloc(64 * 1_048_576)), 64 * 1_048_576),
  },
  name: `<b>设备"'\u202e\u0007${'布局'.repeat(120)}.jpg`,
};

function tooLarge(name: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tongban-files-')), name);
  writeFileSync(path, Buffer.alloc(21 * 1_048_576, 0xff));
  return path;
}

/** A zip archive of one entry: local header, content, directory, end. */
function zipOf(entry: string, deflated: Buffer, size: number): Buffer {
  const name = Buffer.from(entry);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(deflated.length, 4);
  sizes.writeUInt32LE(size, 8);
  const head = (signature: number, more: number) => {
    const bytes = Buffer.alloc(more);
    bytes.writeUInt32LE(signature, 0);
    return bytes;
  };
  const local = head(0x04034b50, 30);
  local.writeUInt16LE(8, 8);
  sizes.copy(local, 14);
  local.writeUInt16LE(name.length, 26);
  const listed = head(0x02014b50, 46);
  listed.writeUInt16LE(8, 10);
  sizes.copy(listed, 16);
  listed.writeUInt16LE(name.length, 28);
  const end = head(0x06054b50, 22);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + deflated.length, 16);
  return Buffer.concat([local, name, deflated, listed, name, end]);
}
