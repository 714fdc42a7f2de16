import type { Cell } from './cell.ts';
import { zipOf } from './zip.ts';

/** One sheet of a workbook. */
export type Sheet = {
  title: string;
  head: readonly string[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
};

/**
 * A workbook (ECMA-376) as a stream. Texts stand in their cells (inlineStr), so no table of strings grows in memory, and
 * none of them is ever read as a formula. Titles must differ in their first 31 characters.
 */
export function xlsxOf(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = (part: (sheet: Sheet, n: number) => string) =>
    sheets.map((sheet, index) => part(sheet, index + 1)).join('');
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: [
        `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>`,
        each(
          (_, n) =>
            `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${types}.worksheet+xml"/>`,
        ),
        `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
      ],
    },
    {
      name: '_rels/.rels',
      content: [
        `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    },
    {
      name: 'xl/workbook.xml',
      content: [
        `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`,
        each(({ title }, n) => `<sheet name="${escaped(sheetName(title))}" sheetId="${n}" r:id="r${n}"/>`),
        '</sheets></workbook>',
      ],
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        `${xml}<Relationships xmlns="${packaged}/relationships">`,
        each(
          (_, n) => `<Relationship Id="r${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        ),
        `<Relationship Id="r${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      ],
    },
    { name: 'xl/styles.xml', content: [`${xml}${styles(main)}`] },
    ...sheets.map(({ head, rows }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheet(`${xml}<worksheet xmlns="${main}">`, head, rows),
    })),
  ]);
}

/** Style 1 is the head: bold. */
const styles = (main: string): string =>
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  `<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

async function* sheet(start: string, head: readonly string[], rows: Sheet['rows']): AsyncGenerator<string> {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield `${start}<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  yield `<cols>${head.map((_, index) => `<col min="${index + 1}" max="${index + 1}" width="18" customWidth="1"/>`).join('')}</cols><sheetData>`;
  yield line(head, ' s="1"');
  for await (const row of rows) yield line(row, '');
  yield '</sheetData></worksheet>';
}

const line = (cells: readonly Cell[], style: string): string =>
  `<row>${cells.map((cell) => field(cell, style)).join('')}</row>`;

function field(cell: Cell, style: string): string {
  if (cell === null) return `<c${style}/>`;
  if (typeof cell === 'number') return `<c${style}><v>${cell}</v></c>`;
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** What XML 1.0 cannot hold is left out: a control character in a name must not make a file that does not open. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** At most 31 characters and none of []:*?/\ (the limits of Excel). */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
