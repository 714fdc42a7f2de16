import type { PhotoPart } from '../../../../contracts/licence-layouts.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Mark } from './marks.ts';
import { outlinedBox } from './shapes.ts';

/** A PNG, with its size in pixels. */
export type Picture = { png: Buffer; width: number; height: number };

const FRAME = 0.25;

/**
 * A photograph in its frame, whole, in its proportions, in the middle. `sample`: the outline of a person. AppError
 * `licence-not-made` (photo) where the layout wants one and there is none.
 */
export function photoMarks(part: PhotoPart, photo: Picture | 'sample' | null): Mark[] {
  const frame = outlinedBox(part, part.colour, FRAME);
  if (photo === 'sample') return [frame, ...person(part)];
  if (!photo) {
    if (part.absent === 'frame') return [frame];
    throw new AppError('licence-not-made', { reason: 'photo', material: part.material });
  }
  const scale = Math.min(part.width / photo.width, part.height / photo.height);
  const [width, height] = [photo.width * scale, photo.height * scale];
  const box = { x: part.x + (part.width - width) / 2, y: part.y + (part.height - height) / 2, width, height };
  return [{ kind: 'image', box, png: photo.png }, frame];
}

/** Head and shoulders. */
function person({ x, y, width, height, colour }: PhotoPart): Mark[] {
  const box = { x, y, width, height };
  const [middle, top, radius] = [x + width / 2, y + height * 0.38, Math.min(width, height) * 0.21];
  const bend = radius * 0.5523; // a quarter of a circle as a cubic curve
  const quarter = (...points: number[]) => ({ op: 'C' as const, points });
  const head = [
    { op: 'M' as const, points: [middle, top - radius] },
    quarter(middle + bend, top - radius, middle + radius, top - bend, middle + radius, top),
    quarter(middle + radius, top + bend, middle + bend, top + radius, middle, top + radius),
    quarter(middle - bend, top + radius, middle - radius, top + bend, middle - radius, top),
    quarter(middle - radius, top - bend, middle - bend, top - radius, middle, top - radius),
    { op: 'Z' as const, points: [] },
  ];
  const [left, right, foot, neck] = [x + width * 0.15, x + width * 0.85, y + height, y + height * 0.55];
  const shoulders = [
    { op: 'M' as const, points: [left, foot] },
    quarter(left, neck, right, neck, right, foot),
    { op: 'Z' as const, points: [] },
  ];
  return [head, shoulders].map((steps) => ({ kind: 'path', box, steps, fill: colour }));
}
