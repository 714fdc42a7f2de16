import { AppError } from '../../../platform/errors.ts';
import type { FontStyle, Fonts } from '../../../platform/fonts/index.ts';
import { palettePng } from './png.ts';

/** Diameter in millimetres of the round seal of an organisation (国发〔1999〕25号: 42 for most). */
export const SEAL_MM = 42;
const PIXELS = 360;
const RED = { red: 0xd4, green: 0x1a, blue: 0x1a };

/**
 * The picture of a round seal: the organisation's name along the edge, a star, a line below. Letters are drawn as
 * outlines, so the rasteriser needs no fonts. One colour and 16 steps of opacity: 10 KB instead of 40, and it is
 * stored twice in each file. AppError `glyph-missing` where no font has a character of the name.
 */
export async function sealPicture(
  fonts: Fonts,
  words: { name: string; line: string; note: string },
): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js'); // when the first seal is made, not at every start
  const resvg = new Resvg(sealSvg(fonts, words), {
    fitTo: { mode: 'width', value: PIXELS },
    font: { loadSystemFonts: false }, // letters are outlines
  });
  const { pixels, width, height } = resvg.render();
  return palettePng(pixels, width, height, RED);
}

/** In units of a tenth of a millimetre, the centre at the origin. */
export function sealSvg(fonts: Fonts, words: { name: string; line: string; note: string }): string {
  const radius = SEAL_MM * 5;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-radius} ${-radius} ${radius * 2} ${radius * 2}">` +
    `<circle r="${radius - 7}" fill="none" stroke="#d41a1a" stroke-width="12"/>` +
    `<g fill="#d41a1a"><path d="${star(62)}"/>${arc(fonts, words.name, radius - 24)}` +
    `${row(fonts, words.line, 118, 30)}${row(fonts, words.note, 158, 22)}</g></svg>`
  );
}

/** Letters along the upper edge, feet to the centre; they shrink and spread to keep within 222 degrees. */
function arc(fonts: Fonts, text: string, outer: number): string {
  const letters = [...text];
  const size = Math.max(20, Math.min(46, 760 / Math.max(8, letters.length)));
  const step = Math.min(21, 222 / Math.max(1, letters.length - 1));
  const narrow = Math.min(1, ((outer - size) * step * Math.PI) / 180 / size);
  return letters
    .map((letter, i) => {
      const angle = (i - (letters.length - 1) / 2) * step;
      const place = `rotate(${n(angle)}) translate(${n((-size * narrow) / 2)} ${n(-outer + size * 0.88)})`;
      return glyph(fonts, 'serif-bold', letter, `${place} scale(${n(size * narrow)} ${n(size)})`);
    })
    .join('');
}

function row(fonts: Fonts, text: string, y: number, size: number): string {
  const letters = [...text];
  const start = -(letters.length * size) / 2;
  return letters
    .map((letter, i) =>
      glyph(fonts, 'sans', letter, `translate(${n(start + i * size)} ${y}) scale(${size} ${size})`),
    )
    .join('');
}

function glyph(fonts: Fonts, style: FontStyle, letter: string, transform: string): string {
  const point = letter.codePointAt(0)!;
  const face = fonts.faceFor(style, point);
  if (!face) {
    throw new AppError('glyph-missing', {
      character: letter,
      code: `U+${point.toString(16).toUpperCase()}`,
      template: 'seal',
    });
  }
  const d = face.outline(point).map(({ op, points }) => op + points.map(n).join(' '));
  return `<path transform="${transform}" d="${d.join('')}"/>`;
}

function star(radius: number): string {
  const corner = (i: number) => {
    const r = i % 2 ? radius * 0.382 : radius;
    return `${n(r * Math.sin((i * Math.PI) / 5))} ${n(-r * Math.cos((i * Math.PI) / 5))}`;
  };
  return `M${Array.from({ length: 10 }, (_, i) => corner(i)).join('L')}Z`;
}

const n = (value: number) => String(Math.round(value * 1e4) / 1e4);
