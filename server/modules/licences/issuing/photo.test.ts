import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import type { PhotoPart } from '../../../../contracts/licence-layouts.ts';
import { photoMarks } from '../drawing/photo.ts';
import { rgbPng } from '../seal/png.ts';
import { normalPhoto } from './photo.ts';

/** 160 by 120, red on the left and blue on the right. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAB4AKADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAYE/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AgAY1IAAAAAAAAhAWCVAAAAAAAAXAI9VAAAAAAAAIQFglQAAAAAAAFwCPVQAAAAAAACEBYJUAAAAAAABcAj1UAAAAAAAAhAWCVAAAAAAAAXAI9VAAAAAAAAIQFglQAAAAAAAFwCPVQAAAAAAACEBYJUAAAAAAABcAj1UAAAAAAAAhAWCVAAAAAAAAXAI9VAAAAAAAAIQFglQAAAAAAAH/2Q==',
  'base64',
);

/** The same with the word of a camera how it was held. */
function turned(orientation: number): Buffer {
  const exif = Buffer.from(
    '457869660000' + '49492a0008000000' + '0100' + '120103000100000001000000' + '00000000',
    'hex',
  );
  exif.writeUInt16LE(orientation, 24);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** The colour at a place of a picture, each in hundredths of its size. */
function colourAt(picture: { png: Buffer; width: number; height: number }, x: number, y: number): string {
  const { png, width, height } = picture;
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const at = (Math.floor((height * y) / 100) * width + Math.floor((width * x) / 100)) * 4;
  const [red = 0, , blue = 0] = pixels.subarray(at, at + 3);
  return red > 200 && blue < 60 ? 'red' : blue > 200 && red < 60 ? 'blue' : 'other';
}

describe('a photograph becomes part of a licence', () => {
  it('drawn anew, upright as the camera was held', async () => {
    const plain = await normalPhoto(jpeg);
    expect(plain).toMatchObject({ width: 160, height: 120 });
    expect([colourAt(plain!, 10, 50), colourAt(plain!, 90, 50)]).toEqual(['red', 'blue']);
    const cases: [number, string[]][] = [
      [6, ['red', 'blue']],
      [8, ['blue', 'red']],
      [5, ['red', 'blue']],
      [7, ['blue', 'red']],
    ];
    for (const [orientation, topAndFoot] of cases) {
      const picture = await normalPhoto(turned(orientation));
      expect(picture).toMatchObject({ width: 120, height: 160 });
      expect([colourAt(picture!, 50, 10), colourAt(picture!, 50, 90)]).toEqual(topAndFoot);
    }
    for (const orientation of [2, 3]) {
      const picture = await normalPhoto(turned(orientation));
      expect([colourAt(picture!, 10, 50), colourAt(picture!, 90, 50)]).toEqual(['blue', 'red']);
    }
  });

  it('no larger than a licence shows, and the same each time', async () => {
    const large = rgbPng(new Uint8Array(450 * 650 * 3).fill(200), 450, 650);
    const picture = await normalPhoto(large);
    expect(picture).toMatchObject({ width: 408, height: 590 });
    expect((await normalPhoto(large))!.png.equals(picture!.png)).toBe(true);
  });

  it('what is no picture, too small, or claims to be enormous is none', async () => {
    const bomb = Buffer.from(rgbPng(new Uint8Array(12), 2, 2));
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const small = rgbPng(new Uint8Array(80 * 200 * 3), 80, 200);
    const cut = jpeg.subarray(0, 30);
    for (const bytes of [bomb, small, cut, Buffer.alloc(0), Buffer.from('GIF89a'), Buffer.from('<svg/>')])
      expect(await normalPhoto(bytes)).toBeNull();
  });

  it('stands whole in its frame; without one the layout says what happens', () => {
    const part: PhotoPart = {
      part: 'photo',
      ...{ x: 10, y: 20, width: 25, height: 35 },
      ...{ colour: '#999999', material: '照片', absent: 'refuse' },
    };
    const [image] = photoMarks(part, { png: jpeg, width: 100, height: 200 });
    expect(image).toMatchObject({ kind: 'image', box: { x: 13.75, y: 20, width: 17.5, height: 35 } });
    expect(() => photoMarks(part, null)).toThrow(
      expect.objectContaining({ code: 'licence-not-made', params: { reason: 'photo', material: '照片' } }),
    );
    expect(photoMarks({ ...part, absent: 'frame' }, null)).toHaveLength(1);
    expect(photoMarks(part, 'sample')).toHaveLength(3);
  });
});
