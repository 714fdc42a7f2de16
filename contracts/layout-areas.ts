import type { LayoutPart } from './licence-layouts.ts';

/** Diameter in millimetres of the round seal that a layout leaves room for (国发〔1999〕25号). */
export const SEAL_DIAMETER = 42;

export type Area = { x: number; y: number; width: number; height: number };

/** The rectangle a part takes; a line of text reaches from a letter above its baseline to a quarter below it. */
export function areaOf(part: LayoutPart): Area | null {
  switch (part.part) {
    case 'paper':
      return null;
    case 'line':
      return { x: part.x, y: part.y, width: part.width, height: part.thickness };
    case 'text':
      return { x: part.x, y: part.y - part.size * 0.9, width: part.width, height: part.size * 1.15 };
    case 'qr':
      return { x: part.x, y: part.y, width: part.size, height: part.size };
    case 'seal':
      return {
        x: part.x - SEAL_DIAMETER / 2,
        y: part.y - SEAL_DIAMETER / 2,
        width: SEAL_DIAMETER,
        height: SEAL_DIAMETER,
      };
    default:
      return { x: part.x, y: part.y, width: part.width, height: part.height };
  }
}
