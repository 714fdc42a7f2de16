import { correction, generate } from 'lean-qr';
import type { OutlineStep } from '../../../platform/fonts/index.ts';
import type { PathMark } from './marks.ts';

/** Modules of white around the code that GB/T 18284 asks for; the paper of a licence is light enough for half of them. */
const QUIET = 2;

/** A QR code (GB/T 18284, level M) as one vector path on a white ground; runs of dark modules in a row are one box. */
export function qrMarks(text: string, at: { x: number; y: number; size: number }): PathMark[] {
  const qr = generate(text, { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M });
  const count = qr.size;
  const unit = at.size / (count + 2 * QUIET);
  const steps: OutlineStep[] = [];
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!qr.get(column, row)) continue;
      const start = column;
      while (column + 1 < count && qr.get(column + 1, row)) column += 1;
      const [left, right] = [at.x + (start + QUIET) * unit, at.x + (column + 1 + QUIET) * unit];
      const [top, bottom] = [at.y + (row + QUIET) * unit, at.y + (row + 1 + QUIET) * unit];
      steps.push(
        { op: 'M', points: [left, top] },
        { op: 'L', points: [right, top] },
        { op: 'L', points: [right, bottom] },
        { op: 'L', points: [left, bottom] },
        { op: 'Z', points: [] },
      );
    }
  }
  const box = { x: at.x, y: at.y, width: at.size, height: at.size };
  const ground: OutlineStep[] = [
    { op: 'M', points: [box.x, box.y] },
    { op: 'L', points: [box.x + box.width, box.y] },
    { op: 'L', points: [box.x + box.width, box.y + box.height] },
    { op: 'L', points: [box.x, box.y + box.height] },
    { op: 'Z', points: [] },
  ];
  return [
    { kind: 'path', box, steps: ground, fill: '#ffffff' },
    { kind: 'path', box, steps, fill: '#16181d' },
  ];
}

/** The same code for a screen: modules of one unit, four of white around them, as an SVG path. */
export function qrPath(text: string): { size: number; path: string } {
  const qr = generate(text, { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M });
  const quiet = 4;
  let path = '';
  for (let row = 0; row < qr.size; row += 1) {
    for (let column = 0; column < qr.size; column += 1) {
      if (!qr.get(column, row)) continue;
      const start = column;
      while (column + 1 < qr.size && qr.get(column + 1, row)) column += 1;
      path += `M${start + quiet} ${row + quiet}h${column + 1 - start}v1h-${column + 1 - start}z`;
    }
  }
  return { size: qr.size + 2 * quiet, path };
}
