import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const STEPS = 16;

/** A PNG (ISO/IEC 15948) of one colour in 16 steps of opacity, a byte a pixel (pdfkit misreads half bytes), from RGBA pixels of which only A counts. */
export function palettePng(
  rgba: Uint8Array,
  width: number,
  height: number,
  colour: { red: number; green: number; blue: number },
): Buffer {
  const stride = 1 + width;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * stride + 1 + x] = (rgba[(y * width + x) * 4 + 3] ?? 0) >> 4;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Array.from({ length: STEPS }, () => [colour.red, colour.green, colour.blue]).flat();
  const opacity = Array.from({ length: STEPS }, (_, step) => step * 17);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('tRNS', Buffer.from(opacity)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG of three bytes a pixel; each byte as its difference from the pixel to the left, which packs better. */
export function rgbPng(rgb: Uint8Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc((1 + width * 3) * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    rows[to++] = 1;
    for (let i = 0, from = y * width * 3; i < width * 3; i += 1, from += 1)
      rows[to++] = rgb[from]! - (i < 3 ? 0 : rgb[from - 3]!);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
