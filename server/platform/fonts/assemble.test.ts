import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as hb from 'harfbuzzjs';
import { expect, test } from 'vitest';
import { lazyFace } from './face.ts';

const { resolve } = createRequire(import.meta.url);
const files = [
  resolve('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'),
  fileURLToPath(new URL('../../../data/fonts/rare-names.ttf', import.meta.url)),
];
const pointsOf = (text: string) => [...text].map((letter) => letter.codePointAt(0)!);
const fontOf = (file: Buffer) => new hb.Font(new hb.Face(new hb.Blob(file)));

/** What a reader of fonts finds of each character: its outline and its width. */
const read = (font: hb.Font, points: number[]) =>
  points.map((point) => {
    const glyph = font.nominalGlyph(point);
    return glyph === undefined ? null : [font.glyphToJson(glyph), font.glyphHAdvance(glyph)];
  });

test.each(files)('another reader sees the same letters in the part as in the whole: %s', (file) => {
  const face = lazyFace('one', file);
  const whole = fontOf(readFileSync(file));
  const all = [...face.codePoints()];
  const every = (step: number) => all.filter((_, at) => at % Math.ceil(step) === 0);
  const lists = [
    pointsOf('德昌县市场监督管理局（演示）2026年11月22日 ABC.'),
    pointsOf('𠮷䶮㛃𬭎ÀéǕ½'), // rare ones, and such as are composed of others
    every(all.length / 90),
    every(all.length / 700), // more than 128 KB of outlines
  ];
  for (const list of lists) {
    const points = [...new Set(list)].filter((point) => face.has(point));
    const made = face.subset(list);
    expect(read(fontOf(made), points)).toEqual(read(whole, points));
    expect(read(fontOf(made), [0x4e02])).toEqual([points.includes(0x4e02) ? expect.anything() : null]);
    let sum = 0;
    for (let at = 0; at < made.length; at += 4) sum = (sum + made.readUInt32BE(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba); // ISO/IEC 14496-22: the sum of a whole file
    expect(face.subset(list.toReversed())).toBe(made);
  }
});
