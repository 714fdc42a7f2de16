import { Readable } from 'node:stream';
import type { Cell } from './cell.ts';
import { csvOf } from './csv.ts';
import { type Sheet, xlsxOf } from './xlsx.ts';

export type { Cell } from './cell.ts';
export { readCsv } from './read-csv.ts';
export type { Sheet } from './xlsx.ts';
export type TableFormat = 'csv' | 'xlsx';

const mediaTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export type TableFile = { name: string; mediaType: string; content: Readable };

/** A table as a file that is made while it is read: memory does not grow with the number of rows. */
export function tableFile(
  format: TableFormat,
  title: string,
  head: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): TableFile {
  const made = format === 'csv' ? csvOf(head, rows) : xlsxOf([{ title, head, rows }]);
  return { name: `${title}.${format}`, mediaType: mediaTypes[format], content: Readable.from(made) };
}

/** Several tables as one workbook, a sheet each. */
export function workbookFile(title: string, sheets: readonly Sheet[]): TableFile {
  return { name: `${title}.xlsx`, mediaType: mediaTypes.xlsx, content: Readable.from(xlsxOf(sheets)) };
}
