import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Cell, readCsv, tableFile, workbookFile } from './index.ts';

async function* rowsOf(...rows: Cell[][]) {
  yield* rows;
}
const made = (format: 'csv' | 'xlsx', ...rows: Cell[][]) =>
  buffer(tableFile(format, '待受理 2026/11', ['编号', '名称'], rowsOf(...rows)).content);

/** Entries of a ZIP by name, read from its directory as Excel does. */
function unzipped(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, size, named] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
    ];
    const name = zip.subarray(at + 46, at + 46 + named).toString();
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26);
    const content = inflateRawSync(zip.subarray(start, start + packed));
    expect(content.length).toBe(size);
    files.set(name, content.toString());
    at += 46 + named;
  }
  return files;
}

test('a CSV opens as Chinese, keeps commas and quotes, and holds no formula', async () => {
  const text = (
    await made('csv', ['1', '甲,“乙"'], ['2', '=1+1'], ['3', ' @SUM(A1)'], ['4', -5], ['5', null])
  ).toString();
  expect(text).toBe('\ufeff编号,名称\r\n1,"甲,“乙"""\r\n2,\'=1+1\r\n3,\' @SUM(A1)\r\n4,-5\r\n5,\r\n');
});

test('a workbook holds its rows as texts and numbers, whatever the texts contain', async () => {
  const files = unzipped(await made('xlsx', ['1', '<b>&"\u0001'], ['2', '=1+1'], ['3', 7]));
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<t xml:space="preserve">&lt;b&gt;&amp;&quot;</t>');
  expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
  expect(sheet).toContain('<v>7</v>');
  expect(sheet).not.toContain('<f>');
  expect(files.get('xl/workbook.xml')).toContain('name="待受理 2026 11"');
  expect([...files.keys()]).toHaveLength(6);
});

test('a workbook of several sheets names and holds each', async () => {
  const sheets = ['事项', '材料'].map((title) => ({ title, head: ['名称'], rows: [[title, 1] as Cell[]] }));
  const files = unzipped(await buffer(workbookFile('一件事', sheets).content));
  expect(files.get('xl/workbook.xml')).toContain('name="材料" sheetId="2" r:id="r2"');
  expect(files.get('xl/worksheets/sheet2.xml')).toContain('材料');
  expect(files.get('[Content_Types].xml')?.match(/worksheet\+xml/g)).toHaveLength(2);
});

test('rows that fail end the file with an error, not half a file that looks whole', async () => {
  async function* broken(): AsyncGenerator<Cell[]> {
    yield ['1', '甲'];
    throw new Error('away');
  }
  for (const format of ['csv', 'xlsx'] as const) {
    await expect(buffer(tableFile(format, 't', ['a', 'b'], broken()).content)).rejects.toThrow('away');
  }
});

test('a CSV is read as spreadsheets write it: quotes, lines within cells, the mark in front, empty lines', () => {
  const text = '\ufeff工单号,内容\r\n1,"一行\r\n两行，""引号"""\r\n\r\n2,末行';
  expect(readCsv(text)).toEqual([
    ['工单号', '内容'],
    ['1', '一行\r\n两行，"引号"'],
    ['2', '末行'],
  ]);
});
