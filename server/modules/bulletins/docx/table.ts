import { AlignmentType, Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType } from 'docx';
import { fonts, run, sizes } from './layout.ts';

/** A ruled table over the width of the text; the head is repeated on each page. `widths` are shares. */
export function ruledTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const cell = (words: string, column: number, font: string) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      width: { size: Math.round(((widths[column] ?? 1) / whole) * 100), type: WidthType.PERCENTAGE },
      children: [
        new Paragraph({
          alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(words, font, sizes.table)],
        }),
      ],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((words, column) => cell(words, column, fonts.head)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((words, column) => cell(words, column, fonts.text)),
          }),
      ),
    ],
  });
}
