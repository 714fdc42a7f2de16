import { readFileSync } from 'node:fs';
import * as hb from 'harfbuzzjs';
import { leastRecent } from '../least-recent.ts';
import { assembleFont } from './assemble.ts';
import { type FontTables, readTables } from './tables.ts';

/** One step of an outline, in ems from the origin of the glyph, y downwards: M and L take a point, Q two, C three. */
export type OutlineStep = { op: 'M' | 'L' | 'Q' | 'C' | 'Z'; points: number[] };

export type Face = {
  id: string;
  has(codePoint: number): boolean;
  /** Width of a character in ems; 0 where the face lacks it. */
  advance(codePoint: number): number;
  outline(codePoint: number): OutlineStep[];
  /** A TrueType file of just these characters, with a Unicode cmap: the same buffer for the same ones, not to be written to. */
  subset(codePoints: Iterable<number>): Buffer;
  codePoints(): Generator<number>;
};

const SUBSETS = 48;

/** Opens a TrueType file on first use: what is never printed is never read. */
export function lazyFace(id: string, file: string): Face {
  let open: FontTables | undefined;
  const opened = () => {
    open ??= readTables(readFileSync(file));
    return open;
  };
  const outlines = new Map<number, OutlineStep[]>();
  const advances = new Map<number, number>();
  // Labels and titles need the same letters on every paper of a kind; each subset is some 20 KB.
  const subsets = leastRecent<string, Buffer>(SUBSETS);
  return {
    id,
    has: (point) => opened().glyphOf(point) !== 0,
    advance(point) {
      const known = advances.get(point);
      if (known !== undefined) return known;
      const tables = opened();
      const glyph = tables.glyphOf(point);
      const advance = glyph === 0 ? 0 : tables.metricsOf(glyph).advance / tables.unitsPerEm;
      advances.set(point, advance);
      return advance;
    },
    outline(point) {
      const known = outlines.get(point);
      if (known) return known;
      const made = readOutline(assembleFont(opened(), [point]), point);
      outlines.set(point, made);
      return made;
    },
    subset(points) {
      const wanted = [...new Set(points)].filter((point) => opened().glyphOf(point)).sort((a, b) => a - b);
      return subsets.get(String.fromCodePoint(...wanted), () => assembleFont(opened(), wanted));
    },
    codePoints: () => opened().codePoints(),
  };
}

/** HarfBuzz reads the outline from a file of that one glyph, so that it needs no copy of the font. */
function readOutline(file: Buffer, point: number): OutlineStep[] {
  const face = new hb.Face(new hb.Blob(file));
  const font = new hb.Font(face);
  const glyph = font.nominalGlyph(point);
  if (glyph === undefined) return [];
  return font.glyphToJson(glyph).map(({ type, values }) => ({
    op: type as OutlineStep['op'],
    points: values.map((value, i) => (i % 2 ? -value : value) / face.upem),
  }));
}
