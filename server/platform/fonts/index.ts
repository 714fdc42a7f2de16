import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Face, lazyFace } from './face.ts';

export type { Face, OutlineStep } from './face.ts';

/** 宋体 for text, its bold for titles, 黑体 for labels. */
export const fontStyles = ['serif', 'serif-bold', 'sans'] as const;
export type FontStyle = (typeof fontStyles)[number];

export type Fonts = {
  /** The face that has the character, nearest in style first; undefined: no font has it. */
  faceFor(style: FontStyle, codePoint: number): Face | undefined;
  face(id: string): Face;
};

const { resolve } = createRequire(import.meta.url);
const google = '@expo-google-fonts';
const shipped: Record<FontStyle | 'rare', string> = {
  serif: resolve(`${google}/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf`),
  'serif-bold': resolve(`${google}/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf`),
  sans: resolve(`${google}/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf`),
  rare: fileURLToPath(new URL('../../../data/fonts/rare-names.ttf', import.meta.url)),
};
const chains: Record<FontStyle, readonly (FontStyle | 'rare')[]> = {
  serif: ['serif', 'rare', 'sans'],
  'serif-bold': ['serif-bold', 'serif', 'rare', 'sans'],
  sans: ['sans', 'rare', 'serif'],
};

/** Read once a process, however often fonts are opened: each is 10 to 15 MB. */
const shippedFaces = Object.entries(shipped).map(([id, file]): [string, Face] => [id, lazyFace(id, file)]);

/**
 * The faces papers are drawn with. `folder` may hold further TrueType files (such as a font of GB 18030-2022 level 3
 * for names): they are asked last, in order of their names.
 */
export function openFonts(folder?: string): Fonts {
  const faces = new Map(shippedFaces);
  const files = folder && existsSync(folder) ? readdirSync(folder).sort() : [];
  const extra = files
    .filter((name) => /\.ttf$/i.test(name))
    .map((name) => lazyFace(name, join(folder ?? '', name)));
  for (const face of extra) faces.set(face.id, face);
  const found: Record<FontStyle, Map<number, Face | undefined>> = {
    serif: new Map(),
    'serif-bold': new Map(),
    sans: new Map(),
  };
  return {
    faceFor(style, point) {
      const known = found[style];
      if (known.has(point)) return known.get(point);
      const candidates = [...chains[style].map((id) => faces.get(id)!), ...extra];
      const face = candidates.find((one) => one.has(point));
      known.set(point, face);
      return face;
    },
    face: (id) => faces.get(id)!,
  };
}
