import { expect, it } from 'vitest';
import { uploadName } from './keep-upload.ts';

it.each([
  ['C:\\照片\\布局图.jpg', '布局图.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['gpj.\u202e设备\u0000\u0007.jpg', 'gpj.设备.jpg'],
  ['\ud800.pdf', '\ufffd.pdf'],
  ['   ', '文件'],
])('%j is shown as %j', (given, shown) => {
  expect(uploadName(given)).toBe(shown);
});

it('keeps a long name to a line, with its ending', () => {
  const shown = uploadName(`${'布局'.repeat(200)}.jpeg`);
  expect([...shown]).toHaveLength(120);
  expect(shown).toMatch(/^布局.*…\.jpeg$/);
});
