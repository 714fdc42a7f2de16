import type {
  FieldsPart,
  LayoutPart,
  LicenceLayout,
  TablePart,
  TextPart,
} from '../../../../contracts/licence-layouts.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Fonts } from '../../../platform/fonts/index.ts';
import type { LicenceContent } from '../licence.ts';
import type { Drawing, Mark } from './marks.ts';
import { type Picture, photoMarks } from './photo.ts';
import { qrMarks } from './qr.ts';
import { filledBox, outlinedBox, rule, waves } from './shapes.ts';
import { drawTable } from './table.ts';
import { BASELINE, breakLines, measure, SHRINK, setLine } from './text.ts';

/**
 * Draws a licence by its layout. AppError `glyph-missing` where no font has a character, `licence-too-long` where
 * the fields do not fit even in the smallest letters, `licence-not-made` (photo) where the layout wants a photograph and
 * there is none: an incomplete licence is never made.
 */
export function drawLicence(
  fonts: Fonts,
  layout: LicenceLayout,
  licence: LicenceContent,
  photo: Picture | null = null,
): Drawing {
  const values = valuesOf(licence);
  const drawing: Drawing = {
    width: layout.page.width,
    height: layout.page.height,
    background: backgroundOf(fonts, layout),
    marks: [],
    sealAt: { x: layout.page.width / 2, y: layout.page.height / 2 },
  };
  for (const part of layout.parts) {
    if (part.part === 'seal') drawing.sealAt = { x: part.x, y: part.y };
    else if (part.part === 'qr') drawing.marks.push(...qrMarks(licence.verifyUrl, part));
    else if (part.part === 'photo')
      drawing.marks.push(...photoMarks(part, licence.photo === 'sample' ? 'sample' : photo));
    else if (part.part === 'fields')
      drawing.marks.push(...drawFields(fonts, part, fieldsOf(part, layout, licence)));
    else if (part.part === 'table')
      drawing.marks.push(...drawTable(fonts, part, fieldsOf(part, layout, licence)));
    else if (part.part === 'text' && hasValues(part)) drawing.marks.push(...drawText(fonts, part, values));
  }
  return drawing;
}

const hasValues = ({ text }: TextPart) => /\{\w+\}/.test(text);
const backgrounds = new WeakMap<LicenceLayout, Mark[]>();

/** What is the same on every licence of a layout is drawn once, and later packed once. */
function backgroundOf(fonts: Fonts, layout: LicenceLayout): Mark[] {
  const known = backgrounds.get(layout);
  if (known) return known;
  const marks = layout.parts.flatMap((part) => {
    if (isOwn(part)) return [];
    if (part.part !== 'text') return ornament(part, layout.page);
    return hasValues(part) ? [] : drawText(fonts, part, {});
  });
  backgrounds.set(layout, marks);
  return marks;
}

type Own = Extract<LayoutPart, { part: 'seal' | 'qr' | 'photo' | 'fields' | 'table' }>;
type Ornament = Exclude<LayoutPart, Own | TextPart>;

/** What differs from licence to licence. */
const isOwn = (part: LayoutPart): part is Own =>
  ['seal', 'qr', 'photo', 'fields', 'table'].includes(part.part);

function ornament(part: Ornament, page: { width: number; height: number }): Mark[] {
  switch (part.part) {
    case 'paper':
      return [filledBox({ x: 0, y: 0, ...page }, part.colour)];
    case 'waves':
      return [waves(part, part.rows, part.swing, part.colour)];
    case 'line':
      return [rule(part.x, part.y, part.width, part.colour, part.thickness)];
    case 'frame':
      return part.lines.map(({ inset, width }) => {
        const box = {
          x: part.x + inset,
          y: part.y + inset,
          width: part.width - 2 * inset,
          height: part.height - 2 * inset,
        };
        return outlinedBox(box, part.colour, width);
      });
  }
}

function drawText(fonts: Fonts, part: TextPart, values: Record<string, string>): Mark[] {
  const names = [...part.text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const text = part.text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  if (names.length > 0 && names.every((name) => !values[name])) return [];
  const look = { style: part.font, size: part.size, colour: part.colour, spacing: part.spacing ?? 0 };
  const natural = measure(fonts, text, look);
  const ratio = Math.min(1, part.width / natural);
  const fitted = { ...look, size: look.size * ratio, spacing: look.spacing * ratio };
  const rest = part.width - natural * ratio;
  const x = part.x + { left: 0, centre: rest / 2, right: rest }[part.align];
  return setLine(fonts, text, { x, y: part.y }, fitted);
}

type Field = { label: string; value: string };

/** Fields named by one `fields` part are not repeated by another that names none. */
function fieldsOf(part: FieldsPart | TablePart, layout: LicenceLayout, licence: LicenceContent): Field[] {
  const named = part.keys;
  if (named) return named.flatMap((key) => licence.fields.find((field) => field.key === key) ?? []);
  const elsewhere = new Set(
    layout.parts.flatMap((one) => (one.part === 'fields' || one.part === 'table' ? (one.keys ?? []) : [])),
  );
  return licence.fields.filter(({ key }) => !elsewhere.has(key));
}

function drawFields(fonts: Fonts, part: FieldsPart, fields: Field[]): Mark[] {
  for (let size = part.size; size >= part.least; size *= SHRINK) {
    const scale = size / part.size;
    const { marks, height } = flow(fonts, part, fields, size, part.gap * scale);
    if (height <= part.height) return marks;
  }
  const longest = fields.reduce((a, b) => (a.value.length >= b.value.length ? a : b), {
    label: '',
    value: '',
  });
  throw new AppError('licence-too-long', { field: longest.label });
}

/** Labels in one column, values in the other, each as many lines as it needs. */
function flow(fonts: Fonts, part: FieldsPart, fields: Field[], size: number, gap: number) {
  const marks: Mark[] = [];
  const line = size * part.leading;
  const label = { style: 'sans', size: size * 0.92, colour: part.labelColour } as const;
  const value = { style: 'serif', size, colour: part.colour } as const;
  let y = part.y;
  for (const field of fields) {
    const labels = breakLines(fonts, field.label, part.labelWidth - 3, label);
    const values = breakLines(fonts, field.value, part.width - part.labelWidth, value);
    const place = (x: number, row: number) => ({ x, y: y + row * line + size * BASELINE });
    labels.forEach((text, row) => {
      marks.push(...setLine(fonts, text, place(part.x, row), label));
    });
    values.forEach((text, row) => {
      marks.push(...setLine(fonts, text, place(part.x + part.labelWidth, row), value));
    });
    y += Math.max(labels.length, values.length) * line + gap;
  }
  return { marks, height: y - gap - part.y };
}

/** What {names} in texts stand for. */
export function valuesOf(licence: LicenceContent): Record<string, string> {
  const { validUntil } = licence;
  return {
    type: licence.typeName,
    number: licence.number,
    issuer: licence.issuer.name,
    issuedOn: chineseDate(licence.issuedOn),
    validity: licence.openTerm
      ? ''
      : validUntil
        ? `${chineseDate(licence.validFrom)}至${chineseDate(validUntil)}`
        : '长期',
    identifier: licence.identifier,
    notice: licence.demo ? '演示样本，仅供测试，无法律效力' : '',
  };
}

const chineseDate = (date: string) => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1年$2月$3日');
