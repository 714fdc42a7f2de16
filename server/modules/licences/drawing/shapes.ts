import type { OutlineStep } from '../../../platform/fonts/index.ts';
import type { Box, PathMark } from './marks.ts';

const move = (x: number, y: number): OutlineStep => ({ op: 'M', points: [x, y] });
const line = (x: number, y: number): OutlineStep => ({ op: 'L', points: [x, y] });
const close: OutlineStep = { op: 'Z', points: [] };

function rectangleSteps({ x, y, width, height }: Box): OutlineStep[] {
  return [move(x, y), line(x + width, y), line(x + width, y + height), line(x, y + height), close];
}

export const filledBox = (box: Box, fill: string): PathMark => ({
  kind: 'path',
  box,
  steps: rectangleSteps(box),
  fill,
});

export const outlinedBox = (box: Box, colour: string, width: number): PathMark => ({
  kind: 'path',
  box,
  steps: rectangleSteps(box),
  stroke: { colour, width },
});

export const rule = (x: number, y: number, width: number, colour: string, thickness: number): PathMark =>
  filledBox({ x, y, width, height: thickness }, colour);

/** Rows of waves, each drawn as quadratic curves of half a period. */
export function waves(box: Box, rows: number, swing: number, colour: string): PathMark {
  const half = 11;
  const steps: OutlineStep[] = [];
  for (let row = 0; row < rows; row += 1) {
    const y = box.y + swing + (row * (box.height - 2 * swing)) / Math.max(1, rows - 1);
    steps.push(move(box.x, y));
    let up = row % 2 === 0;
    for (let x = box.x; x < box.x + box.width - 0.01; x += half, up = !up) {
      const end = Math.min(x + half, box.x + box.width);
      steps.push({ op: 'Q', points: [(x + end) / 2, y + (up ? -swing : swing), end, y] });
    }
  }
  return { kind: 'path', box, steps, stroke: { colour, width: 0.12 } };
}
