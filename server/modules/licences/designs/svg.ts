import type { Fonts, OutlineStep } from '../../../platform/fonts/index.ts';
import type { Drawing, GridMark, Mark } from '../drawing/marks.ts';

type Glyphs = Map<string, { id: string; path: string }>;

/**
 * A drawing as SVG in millimetres. Letters are outlines of the faces that the OFD embeds, each defined once, so that a
 * browser without these fonts shows exactly what will be issued. `seal`: a ring where it will stand.
 */
export function svgOf(fonts: Fonts, drawing: Drawing, seal: { size: number } | null): string {
  const glyphs: Glyphs = new Map();
  const body = [...drawing.background, ...drawing.marks].map((mark) => shape(fonts, mark, glyphs)).join('');
  const { x, y } = drawing.sealAt;
  const ring = seal
    ? `<circle cx="${n(x)}" cy="${n(y)}" r="${n(seal.size / 2)}" fill="none" stroke="#d41a1a" stroke-width="0.6" stroke-dasharray="2 1.4"/>`
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(drawing.width)} ${n(drawing.height)}" ` +
    `width="${n(drawing.width * 4)}" height="${n(drawing.height * 4)}"><defs>${[...glyphs.values()].map(({ path }) => path).join('')}</defs>${body}${ring}</svg>`
  );
}

function shape(fonts: Fonts, mark: Mark, glyphs: Glyphs): string {
  if (mark.kind === 'path') {
    const stroke = mark.stroke
      ? ` stroke="${mark.stroke.colour}" stroke-width="${n(mark.stroke.width)}"`
      : '';
    return `<path d="${data(mark.steps)}" fill="${mark.fill ?? 'none'}"${stroke}/>`;
  }
  if (mark.kind === 'image') {
    const { x, y, width, height } = mark.box;
    return `<image x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" href="data:image/png;base64,${mark.png.toString('base64')}"/>`;
  }
  if (mark.kind === 'grid') return `<path d="${gridPath(mark)}" fill="${mark.fill}"/>`;
  let x = mark.x;
  const letters = [...mark.text].map((letter, at) => {
    const place = `<use href="#${glyph(fonts, mark.face, letter, glyphs)}" transform="translate(${n(x)} ${n(mark.y)}) scale(${n(mark.size)})"/>`;
    x += mark.advances[at] ?? 0;
    return place;
  });
  return `<g fill="${mark.colour}">${letters.join('')}</g>`;
}

function glyph(fonts: Fonts, face: string, letter: string, known: Glyphs): string {
  const point = letter.codePointAt(0) as number;
  const key = `${face} ${point}`;
  const found = known.get(key);
  if (found) return found.id;
  const id = `g${known.size}`;
  known.set(key, { id, path: `<path id="${id}" d="${data(fonts.face(face).outline(point))}"/>` });
  return id;
}

function gridPath({ box, cells, runs }: GridMark): string {
  const unit = box.width / cells;
  let path = '';
  for (let i = 0; i < runs.length; i += 3) {
    const [row, start, end] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    const width = n((end - start) * unit);
    path += `M${n(box.x + start * unit)} ${n(box.y + row * unit)}h${width}v${n(unit)}h-${width}z`;
  }
  return path;
}

const data = (steps: OutlineStep[]): string =>
  steps.map(({ op, points }) => `${op}${points.map(n).join(' ')}`).join('');
const n = (value: number): string => String(Math.round(value * 1000) / 1000);
