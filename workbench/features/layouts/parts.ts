import type { LayoutPart } from '../../../contracts/licence-layouts.ts';
import type { Words } from '../../platform/words.tsx';

export type PartKind = LayoutPart['part'];

/** What a part is called: its kind, and the words it says. */
export function partName(t: Words, part: LayoutPart): string {
  const kind = t(`workbench.layouts.part.${part.part}`);
  return part.part === 'text' ? `${kind} ${part.text}` : kind;
}

/** A part elsewhere on the page; what lies behind everything stays. Tenths of a millimetre. */
export function movedBy(part: LayoutPart, x: number, y: number): LayoutPart {
  if (part.part === 'paper') return part;
  const tenth = (value: number) => Math.max(0, Math.round(value * 10) / 10);
  return { ...part, x: tenth(part.x + x), y: tenth(part.y + y) };
}

const ink = '#16181d';
const soft = '#6b5a3a';
const flow = { x: 30, y: 70, width: 120, height: 60, labelWidth: 36, size: 4.6, least: 3, leading: 1.4 };

/** A new part, in the middle of things, to be moved. */
export const newParts: Record<PartKind, () => LayoutPart> = {
  paper: () => ({ part: 'paper', colour: '#fdfbf5' }),
  frame: () => ({
    part: 'frame',
    x: 8,
    y: 8,
    width: 281,
    height: 194,
    colour: '#b08d57',
    lines: [{ inset: 0, width: 1.6 }],
  }),
  waves: () => ({
    part: 'waves',
    x: 16,
    y: 16,
    width: 265,
    height: 178,
    colour: '#efe9da',
    rows: 44,
    swing: 3.2,
  }),
  line: () => ({ part: 'line', x: 30, y: 60, width: 160, colour: soft, thickness: 0.3 }),
  text: () => ({
    part: 'text',
    x: 30,
    y: 50,
    width: 120,
    align: 'left',
    size: 4.6,
    font: 'serif',
    colour: ink,
    text: '…',
  }),
  fields: () => ({ part: 'fields', ...flow, gap: 2, labelColour: soft, colour: ink }),
  table: () => ({
    part: 'table',
    ...flow,
    columns: 1,
    labelColour: soft,
    colour: ink,
    lineColour: '#9aa0a8',
  }),
  qr: () => ({ part: 'qr', x: 30, y: 150, size: 28 }),
  photo: () => ({
    part: 'photo',
    x: 230,
    y: 72,
    width: 25,
    height: 35,
    colour: '#9aa0a8',
    material: '照片',
    absent: 'refuse',
  }),
  seal: () => ({ part: 'seal', x: 160, y: 160 }),
};

/** What can be said of a part, by kind: millimetres, colours, words, choices. */
export type Field =
  | { name: string; is: 'mm'; least?: number; most?: number; step?: number }
  | { name: string; is: 'colour' }
  | { name: string; is: 'words' }
  | { name: string; is: 'choice'; of: readonly (string | number)[] };

const mm = (name: string, least = 0, most = 1000, step = 0.5): Field => ({
  name,
  is: 'mm',
  least,
  most,
  step,
});
const at = [mm('x'), mm('y')];
const box = [...at, mm('width'), mm('height')];
const colour = (name = 'colour'): Field => ({ name, is: 'colour' });
const letters = [
  mm('labelWidth'),
  mm('size', 1, 60, 0.1),
  mm('least', 1, 60, 0.1),
  mm('leading', 1, 3, 0.05),
];

export const partFields: Record<PartKind, readonly Field[]> = {
  paper: [colour()],
  frame: [...box, colour()],
  waves: [...box, colour(), mm('rows', 1, 80, 1), mm('swing', 0, 20, 0.1)],
  line: [...at, mm('width'), mm('thickness', 0.1, 10, 0.1), colour()],
  text: [
    { name: 'text', is: 'words' },
    ...at,
    mm('width'),
    mm('size', 1, 60, 0.1),
    mm('spacing', 0, 30, 0.1),
    { name: 'align', is: 'choice', of: ['left', 'centre', 'right'] },
    { name: 'font', is: 'choice', of: ['serif', 'serif-bold', 'sans'] },
    colour(),
  ],
  fields: [...box, ...letters, mm('gap', 0, 30, 0.1), colour('labelColour'), colour()],
  table: [
    ...box,
    { name: 'columns', is: 'choice', of: [1, 2] },
    ...letters,
    colour('labelColour'),
    colour(),
    colour('lineColour'),
  ],
  qr: [...at, mm('size', 20, 60)],
  photo: [
    ...box,
    { name: 'material', is: 'words' },
    { name: 'absent', is: 'choice', of: ['refuse', 'frame'] },
    colour(),
  ],
  seal: at,
};
