/**
 * Rows of an RFC 4180 text, cells as texts; the mark that spreadsheets put in front is passed over, lines without any
 * cell are left out. A quote that never ends takes the rest of the file.
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((one) => one.trim())) rows.push(row);
    row = [];
  };
  const plain = text.replace(/^\ufeff/, '');
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at] as string;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === ',') endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  if (cell || row.length) endRow();
  return rows;
}
