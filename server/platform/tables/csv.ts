import type { Cell } from './cell.ts';

/** Excel and WPS take a file without this mark for the machine's old code page and show Chinese as noise. */
const mark = '\ufeff';

/** RFC 4180 lines as UTF-8 chunks, one a row. */
export async function* csvOf(
  head: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(mark + line(head));
  for await (const row of rows) yield Buffer.from(line(row));
}

const line = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;

/**
 * A text that begins like a formula is one to a spreadsheet, and applicants choose their names: an apostrophe before
 * it makes it text again (OWASP, CSV injection). Numbers are ours and stay numbers.
 */
function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[\s]*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
