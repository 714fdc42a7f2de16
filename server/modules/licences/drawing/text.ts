import { AppError } from '../../../platform/errors.ts';
import type { FontStyle, Fonts } from '../../../platform/fonts/index.ts';
import type { TextMark } from './marks.ts';

/** Where the baseline lies below the top of a line, in ems: the middle of a Chinese letter is 0.38 above it. */
export const BASELINE = 0.88;
/** From one try to the next, where values do not fit. */
export const SHRINK = 0.95;

export type TextStyle = { style: FontStyle; size: number; colour: string; spacing?: number };

/** May not begin a line, and stays with what it follows (GB/T 15834). */
const CLINGS = /[，。、；：？！）》」』”’…％%)\],.;:?!]/;
/** May not end a line. */
const OPENS = /[（《「『“‘(]/;
const WORD = /[\w.@/\-·]/;

/** Width of a text in millimetres. AppError `glyph-missing` where no font has one of its characters. */
export function measure(fonts: Fonts, text: string, { style, size, spacing = 0 }: TextStyle): number {
  const letters = [...text];
  const sum = letters.reduce(
    (all, letter) => all + faceOf(fonts, style, letter).advance(letter.codePointAt(0)!),
    0,
  );
  return sum * size + Math.max(0, letters.length - 1) * spacing;
}

/** A line as marks, one for each run of letters of the same face; `x` is its left end, `y` the baseline. */
export function setLine(
  fonts: Fonts,
  text: string,
  at: { x: number; y: number },
  look: TextStyle,
): TextMark[] {
  const { style, size, colour, spacing = 0 } = look;
  const marks: TextMark[] = [];
  let x = at.x;
  for (const letter of text) {
    const face = faceOf(fonts, style, letter);
    const advance = face.advance(letter.codePointAt(0)!) * size + spacing;
    const last = marks.at(-1);
    // Readers count letters beyond the basic plane as two: such a letter is a mark of its own.
    if (last && last.face === face.id && letter.length === 1 && last.text.length === last.advances.length) {
      last.text += letter;
      last.advances.push(advance);
    } else {
      marks.push({
        kind: 'text',
        face: face.id,
        text: letter,
        x,
        y: at.y,
        size,
        colour,
        spacing,
        advances: [advance],
      });
    }
    x += advance;
  }
  return marks.filter((mark) => mark.text.trim() !== '');
}

/** Breaks a text into lines no wider than `width`: between Chinese letters, not inside words, none begins with a stop. */
export function breakLines(fonts: Fonts, text: string, width: number, look: TextStyle): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const piece of pieces(paragraph)) {
      const more = measure(fonts, piece, look);
      if (line && used + more > width) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
        used = measure(fonts, line, look);
      } else {
        line += piece;
        used += more;
      }
      while (used > width && [...line].length > 1) {
        const [head, rest] = cut(fonts, line, width, look);
        lines.push(head);
        line = rest;
        used = measure(fonts, line, look);
      }
    }
    return [...lines, line.trimEnd()];
  });
}

/** What is never split: a word of Latin letters, a letter with the stops that follow it, a short remark in brackets. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const part of text.split(/([（《「『“][^（）]{0,6}[）》」』”])/u)) {
    if (/^[（《「『“].*[）》」』”]$/u.test(part)) found.push(part);
    else for (const letter of part) addLetter(found, letter);
  }
  return found;
}

function addLetter(found: string[], letter: string): void {
  const last = found.at(-1) ?? '';
  const word = WORD.test(letter) && WORD.test(last.at(-1) ?? '');
  if (last && (CLINGS.test(letter) || OPENS.test(last.at(-1) ?? '') || word))
    found[found.length - 1] = last + letter;
  else found.push(letter);
}

/** A word wider than the column is cut where it must be. */
function cut(fonts: Fonts, text: string, width: number, look: TextStyle): [string, string] {
  const letters = [...text];
  let count = letters.length - 1;
  while (count > 1 && measure(fonts, letters.slice(0, count).join(''), look) > width) count -= 1;
  return [letters.slice(0, count).join(''), letters.slice(count).join('')];
}

function faceOf(fonts: Fonts, style: FontStyle, letter: string) {
  const point = letter.codePointAt(0)!;
  const face = fonts.faceFor(style, point);
  if (face) return face;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  throw new AppError('glyph-missing', { character: letter, code, template: 'licence' });
}
