import type { LicenceLayout } from '../../../../contracts/licence-layouts.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import type { Picture } from '../drawing/photo.ts';
import type { LicenceContent } from '../licence.ts';
import { rgbPng } from '../seal/png.ts';
import { pictureSize } from './picture-size.ts';

/** 35 by 50 mm, the largest of usual photographs for papers, at 300 points to the inch. */
const WIDEST = 413;
const TALLEST = 590;
const LEAST = 100;
const MOST_POINTS = 30_000_000;
/** Drawn so many times too large and averaged: by itself the drawing takes single points of a large picture. */
const FINER = 4;

/**
 * A picture as it goes into a licence: upright, at most so large, drawn anew, so that nothing of the file that was
 * handed in (its place, its camera, what is hidden in it) goes along. Null for what is none, too small or too large.
 */
export async function normalPhoto(bytes: Buffer): Promise<Picture | null> {
  const size = pictureSize(bytes);
  if (!size || Math.min(size.width, size.height) < LEAST || size.width * size.height > MOST_POINTS)
    return null;
  const lying = size.orientation >= 5 && size.orientation <= 8;
  const [wide, high] = lying ? [size.height, size.width] : [size.width, size.height];
  const scale = Math.min(1, WIDEST / wide, TALLEST / high);
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  const finer = Math.min(FINER, Math.ceil(1 / scale));
  const type = bytes[0] === 0xff ? 'jpeg' : 'png';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * finer}" height="${height * finer}" ` +
    `viewBox="0 0 ${wide} ${high}" preserveAspectRatio="none"><g transform="${upright(size.orientation, wide, high)}">` +
    `<image width="${size.width}" height="${size.height}" href="data:image/${type};base64,${bytes.toString('base64')}"/></g></svg>`;
  const { renderAsync } = await import('@resvg/resvg-js'); // beside the thread that answers people
  const { pixels } = await renderAsync(svg, { font: { loadSystemFonts: false } });
  if (pixels.every((value) => value === 0)) return null; // could not be unpacked
  return { png: rgbPng(averaged(pixels, width, height, finer), width, height), width, height };
}

function upright(orientation: number, width: number, height: number): string {
  const turns: Record<number, string> = {
    2: `translate(${width} 0) scale(-1 1)`,
    3: `translate(${width} ${height}) rotate(180)`,
    4: `translate(0 ${height}) scale(1 -1)`,
    5: 'matrix(0 1 1 0 0 0)',
    6: `translate(${width} 0) rotate(90)`,
    7: `matrix(0 -1 -1 0 ${width} ${height})`,
    8: `translate(0 ${height}) rotate(-90)`,
  };
  return turns[orientation] ?? 'translate(0 0)';
}

/** RGB of each square of `finer` by `finer` points, on white; colours come multiplied by their opacity. */
function averaged(rgba: Uint8Array, width: number, height: number, finer: number): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  const points = finer * finer;
  const sums = new Uint32Array(width * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    sums.fill(points >> 1); // rounds to the nearest
    for (let row = 0; row < finer; row += 1) {
      for (let x = 0; x < width * finer; x += 1, at += 4) {
        const to = Math.floor(x / finer) * 3;
        const white = 255 - rgba[at + 3]!;
        sums[to]! += rgba[at]! + white;
        sums[to + 1]! += rgba[at + 1]! + white;
        sums[to + 2]! += rgba[at + 2]! + white;
      }
    }
    for (let i = 0; i < sums.length; i += 1) rgb[y * sums.length + i] = Math.floor(sums[i]! / points);
  }
  return rgb;
}

/** The photograph of a licence, and where it is kept: that of the case it is made of, else of the version before. */
export async function photoFor(
  ctx: Pick<LicencesContext, 'cases' | 'files'>,
  layout: LicenceLayout,
  { caseId, content }: { caseId: string | null; content: LicenceContent },
): Promise<{ picture: Picture; address: string } | null> {
  const part = layout.parts.find((one) => one.part === 'photo');
  if (!part) return null;
  const handedIn = caseId ? await ctx.cases.pictures(caseId) : [];
  const found = handedIn.find(({ material }) => material.includes(part.material));
  if (found) {
    const picture = await normalPhoto(await ctx.files.readAll(found.sm3));
    if (!picture)
      throw new AppError('licence-not-made', { reason: 'photo-unusable', material: found.material });
    return { picture, address: (await ctx.files.put(picture.png)).sm3 };
  }
  if (!content.photo || content.photo === 'sample') return null;
  const png = await ctx.files.readAll(content.photo);
  const { width = 0, height = 0 } = pictureSize(png) ?? {};
  return { picture: { png, width, height }, address: content.photo };
}
