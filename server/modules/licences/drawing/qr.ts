import type { GridMark, PathMark } from './marks.ts';
import { qrModules } from './qr-modules.ts';
import { filledBox } from './shapes.ts';

/** Modules of white around the code that GB/T 18284 asks for; the paper of a licence is light enough for half of them. */
const QUIET = 2;
const INK = '#16181d';

/** A QR code as one vector path on a white ground; dark modules beside each other in a row are one box. */
export function qrMarks(text: string, at: { x: number; y: number; size: number }): [PathMark, GridMark] {
  const { size, runs } = darkRuns(text);
  const box = { x: at.x, y: at.y, width: at.size, height: at.size };
  for (let i = 0; i < runs.length; i += 1) runs[i]! += QUIET;
  return [filledBox(box, '#ffffff'), { kind: 'grid', box, cells: size + 2 * QUIET, runs, fill: INK }];
}

/** The same code for a screen: modules of one unit, four of white around them, as an SVG path. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, runs } = darkRuns(text);
  const quiet = 4;
  let path = '';
  for (let i = 0; i < runs.length; i += 3) {
    const [row, start, end] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    path += `M${start + quiet} ${row + quiet}h${end - start}v1h-${end - start}z`;
  }
  return { size: size + 2 * quiet, path };
}

/** Row, first column and the one after the last of each run of dark modules. */
function darkRuns(text: string): { size: number; runs: number[] } {
  const { size, dark } = qrModules(text);
  const runs: number[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!dark[row * size + column]) continue;
      const start = column;
      while (column < size && dark[row * size + column]) column += 1;
      runs.push(row, start, column);
    }
  }
  return { size, runs };
}
