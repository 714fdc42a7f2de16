import type { TablePart } from '../../../../contracts/licence-layouts.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Fonts } from '../../../platform/fonts/index.ts';
import type { Mark } from './marks.ts';
import { outlinedBox } from './shapes.ts';
import { BASELINE, breakLines, SHRINK, setLine } from './text.ts';

type Field = { label: string; value: string };
/** Between a rule and the letters beside it, in ems. */
const INSET = 0.5;
const RULE = 0.25;

/** Fields as a ruled table. AppError `licence-too-long` where they do not fit even in the smallest letters. */
export function drawTable(fonts: Fonts, part: TablePart, fields: Field[]): Mark[] {
  for (let size = part.size; size >= part.least; size *= SHRINK) {
    const { marks, height } = rows(fonts, part, fields, size);
    if (height <= part.height) return marks;
  }
  const longest = fields.reduce((a, b) => (a.value.length >= b.value.length ? a : b), {
    label: '',
    value: '',
  });
  throw new AppError('licence-too-long', { field: longest.label });
}

function rows(fonts: Fonts, part: TablePart, fields: Field[], size: number) {
  const marks: Mark[] = [];
  const width = part.width / part.columns;
  let y = part.y;
  for (let at = 0; at < fields.length; at += part.columns) {
    const row = fields.slice(at, at + part.columns);
    const wide = row.length < part.columns ? part.width : width; // the last one alone has the whole row
    const cells = row.map((field) => cell(fonts, part, field, { size, width: wide }));
    const height = Math.max(...cells.map((one) => one.height));
    cells.forEach((one, column) => {
      marks.push(...one.marks(part.x + column * width, y, height));
    });
    y += height;
  }
  return { marks, height: y - part.y };
}

function cell(fonts: Fonts, part: TablePart, field: Field, { size, width }: { size: number; width: number }) {
  const inset = size * INSET;
  const line = size * part.leading;
  const label = { style: 'sans', size: size * 0.92, colour: part.labelColour } as const;
  const value = { style: 'serif', size, colour: part.colour } as const;
  const labels = breakLines(fonts, field.label, part.labelWidth - 2 * inset, label);
  const values = breakLines(fonts, field.value, width - part.labelWidth - 2 * inset, value);
  return {
    height: Math.max(labels.length, values.length) * line + 2 * inset,
    marks(x: number, y: number, height: number): Mark[] {
      const baseline = (row: number) => y + inset + row * line + size * BASELINE;
      const middle = x + part.labelWidth;
      return [
        outlinedBox({ x, y, width: part.labelWidth, height }, part.lineColour, RULE),
        outlinedBox({ x: middle, y, width: width - part.labelWidth, height }, part.lineColour, RULE),
        ...labels.flatMap((text, row) => setLine(fonts, text, { x: x + inset, y: baseline(row) }, label)),
        ...values.flatMap((text, row) =>
          setLine(fonts, text, { x: middle + inset, y: baseline(row) }, value),
        ),
      ];
    },
  };
}
