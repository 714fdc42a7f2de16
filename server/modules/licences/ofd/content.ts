import type { Fonts, OutlineStep } from '../../../platform/fonts/index.ts';
import type { Box, GridMark, ImageMark, Mark, PathMark, TextMark } from '../drawing/marks.ts';
import { boxText, el, escapeXml, mm } from './xml-write.ts';

/** Gives out the object numbers of a document. */
export type Ids = { next(): number; readonly last: number };

/** Which font resource draws letters of a face, and which letters it must hold. */
export type FontUse = Map<string, { id: number; letters: Set<number> }>;

/** Pictures of a page with the numbers of their resources. */
export type ImageUse = { id: number; png: Buffer }[];

/** Around the baseline: what a letter may reach above and below, in ems. */
const ABOVE = 0.9;
const BELOW = 0.25;

/** The objects of a layer (GB/T 33190 8.5, 9, 11). Letters beyond the basic plane become outlines: readers miscount them. */
export function objectsOf(
  marks: Mark[],
  fonts: Fonts,
  use: { fonts: FontUse; images: ImageUse },
  ids: Ids,
): string {
  return marks
    .map((mark) => {
      if (mark.kind === 'path') return pathObject(mark, ids);
      if (mark.kind === 'image') return imageObject(mark, use.images, ids);
      if (mark.kind === 'grid') return filledPath(gridData(mark), mark, ids);
      const beyond = mark.text.length > 1 && mark.advances.length === 1;
      return beyond ? glyphObject(mark, fonts, ids) : textObject(mark, use.fonts, ids);
    })
    .join('');
}

function textObject(mark: TextMark, use: FontUse, ids: Ids): string {
  const font = use.get(mark.face) ?? { id: ids.next(), letters: new Set<number>() };
  use.set(mark.face, font);
  for (const letter of mark.text) font.letters.add(letter.codePointAt(0)!);
  const width = mark.advances.reduce((sum, advance) => sum + advance, 0);
  const box = { x: mark.x, y: mark.y - mark.size * ABOVE, width, height: mark.size * (ABOVE + BELOW) };
  const deltas = mark.advances.slice(0, -1).map(mm).join(' ');
  const code = el(
    'TextCode',
    { X: 0, Y: mm(mark.size * ABOVE), DeltaX: deltas || undefined },
    escapeXml(mark.text),
  );
  const colour = el('FillColor', { Value: rgb(mark.colour) });
  return el(
    'TextObject',
    { ID: ids.next(), Boundary: boxText(box), Font: font.id, Size: mm(mark.size) },
    colour,
    code,
  );
}

function glyphObject(mark: TextMark, fonts: Fonts, ids: Ids): string {
  const box = {
    x: mark.x,
    y: mark.y - mark.size,
    width: mark.advances[0] ?? mark.size,
    height: mark.size * 1.3,
  };
  const steps = fonts
    .face(mark.face)
    .outline(mark.text.codePointAt(0)!)
    .map(({ op, points }) => ({
      op,
      points: points.map((value, i) => value * mark.size + (i % 2 ? mark.y : mark.x)),
    }));
  return pathObject({ kind: 'path', box, steps, fill: mark.colour }, ids);
}

function pathObject({ box, steps, fill, stroke }: PathMark, ids: Ids): string {
  const inner = [
    ...(fill ? [el('FillColor', { Value: rgb(fill) })] : []),
    ...(stroke ? [el('StrokeColor', { Value: rgb(stroke.colour) })] : []),
    el('AbbreviatedData', {}, pathData(steps, box)),
  ];
  const attributes = {
    ID: ids.next(),
    Boundary: boxText(box),
    LineWidth: stroke ? mm(stroke.width) : undefined,
    Stroke: String(stroke !== undefined),
    Fill: String(fill !== undefined),
  };
  return el('PathObject', attributes, ...inner);
}

/** The picture as a square of one millimetre, stretched over the boundary (GB/T 33190 10). */
function imageObject({ box, png }: ImageMark, images: ImageUse, ids: Ids): string {
  const id = ids.next();
  images.push({ id, png });
  const CTM = `${mm(box.width)} 0 0 ${mm(box.height)} 0 0`;
  return el('ImageObject', { ID: ids.next(), Boundary: boxText(box), CTM, ResourceID: id });
}

function filledPath(data: string, { box, fill }: { box: Box; fill: string }, ids: Ids): string {
  const attributes = { ID: ids.next(), Boundary: boxText(box), Stroke: 'false', Fill: 'true' };
  return el('PathObject', attributes, el('FillColor', { Value: rgb(fill) }), el('AbbreviatedData', {}, data));
}

/** A QR code has five thousand numbers, of which fifty are different. */
function gridData({ box, cells, runs }: GridMark): string {
  const places = Array.from({ length: cells + 1 }, (_, i) => mm((i * box.width) / cells));
  let data = '';
  for (let i = 0; i < runs.length; i += 3) {
    const [top, bottom] = [places[runs[i]!]!, places[runs[i]! + 1]!];
    const [left, right] = [places[runs[i + 1]!]!, places[runs[i + 2]!]!];
    data += `${data && ' '}M ${left} ${top} L ${right} ${top} L ${right} ${bottom} L ${left} ${bottom} C`;
  }
  return data;
}

/** Commands of GB/T 33190 table 35, in coordinates of the object's boundary. */
const COMMANDS: Record<OutlineStep['op'], string> = { M: 'M', L: 'L', Q: 'Q', C: 'B', Z: 'C' };

function pathData(steps: OutlineStep[], { x, y }: Box): string {
  let data = '';
  for (const { op, points } of steps) {
    data += data ? ` ${COMMANDS[op]}` : COMMANDS[op];
    for (let i = 0; i < points.length; i += 1) data += ` ${mm(points[i]! - (i % 2 ? y : x))}`;
  }
  return data;
}

const rgb = (colour: string) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)).join(' ');
