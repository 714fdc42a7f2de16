import type { UnitFigures } from '../../../../contracts/bulletins.ts';
import { fontFiles } from '../../../platform/documents/index.ts';

const width = 1000;
const barHeight = 34;
const gap = 14;
const labels = 360;
const most = 15; // units in one chart; all of them stand in the table below it

export type Chart = { png: Uint8Array; width: number; height: number };

const escaped = (words: string): string =>
  words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Horizontal bars, one to a unit, the best first; null where no unit has a figure. */
export function barsOf({ rows, unit }: UnitFigures): string | null {
  const shown = rows.filter(({ value }) => value !== null).slice(0, most);
  if (!shown.length) return null;
  const top = Math.max(...shown.map(({ value }) => value ?? 0), unit === '%' ? 100 : 0) || 1;
  const height = shown.length * (barHeight + gap) + gap;
  const bars = shown.map(({ organisation, value }, index) => {
    const y = gap + index * (barHeight + gap);
    const length = (((value ?? 0) / top) * (width - labels - 140)).toFixed(1);
    const middle = y + barHeight * 0.72;
    return `<text x="${labels - 16}" y="${middle}" text-anchor="end">${escaped(shortened(organisation))}</text>
      <rect x="${labels}" y="${y}" width="${length}" height="${barHeight}" fill="#1a56a0"/>
      <text x="${labels + Number(length) + 12}" y="${middle}">${rounded(value)}${escaped(unit)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"
    font-family="Noto Sans SC" font-size="24" fill="#1f2a37"><rect width="100%" height="100%" fill="#fff"/>${bars.join('')}</svg>`;
}

/** Drawn with the fonts that the papers have; loaded by the first chart. */
export async function drawChart(svg: string): Promise<Chart> {
  const { Resvg } = await import('@resvg/resvg-js');
  const drawn = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Noto Sans SC' },
  }).render();
  return { png: drawn.asPng(), width: drawn.width, height: drawn.height };
}

const shortened = (name: string): string => (name.length > 13 ? `${name.slice(0, 12)}…` : name);
export const rounded = (value: number | null): string =>
  value === null ? '—' : String(Math.round(value * 100) / 100);
