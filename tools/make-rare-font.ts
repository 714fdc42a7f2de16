/**
 * Makes data/fonts/rare-names.ttf: the characters beyond the basic plane that Noto Serif JP has and Noto Serif SC
 * lacks (𠮷 among them), so that they need no 70 MB package. Usage: tongban-run tools/make-rare-font.ts NotoSerifJP_400Regular.ttf
 */
import { writeFileSync } from 'node:fs';
import { lazyFace } from '../server/platform/fonts/face.ts';
import { openFonts } from '../server/platform/fonts/index.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: tools/make-rare-font.ts NotoSerifJP_400Regular.ttf');
const rare = lazyFace('rare', file);
const serif = openFonts().face('serif');
const wanted = [...rare.codePoints()].filter(
  (point) => point >= 0x20000 && point < 0x40000 && !serif.has(point),
);
writeFileSync(new URL('../data/fonts/rare-names.ttf', import.meta.url), rare.subset(wanted));
console.log(`${wanted.length} characters`);
