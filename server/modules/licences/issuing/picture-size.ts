export type PictureSize = {
  width: number;
  height: number;
  /** How it is to be turned to stand upright: 1 to 8 as in Exif. */
  orientation: number;
};

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Size of a PNG or JPEG as its head says, before anything is unpacked; null for anything else. */
export function pictureSize(bytes: Buffer): PictureSize | null {
  try {
    if (bytes.subarray(0, 8).equals(PNG))
      return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), orientation: 1 };
    return bytes.readUInt16BE(0) === 0xffd8 ? jpegSize(bytes) : null;
  } catch {
    return null; // it ends before it said so
  }
}

/** Segments of ITU-T T.81 up to the first frame. */
function jpegSize(bytes: Buffer): PictureSize | null {
  let orientation = 1;
  for (let at = 2; bytes[at] === 0xff; ) {
    const kind = bytes[at + 1] ?? 0;
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    const frame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (frame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), orientation };
    const length = bytes.readUInt16BE(at + 2);
    if (kind === 0xe1) orientation = exifOrientation(bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

const ORIENTATION = 0x0112;

function exifOrientation(segment: Buffer): number {
  if (segment.toString('latin1', 0, 4) !== 'Exif') return 1;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < short(start); i += 1) {
    const at = start + 2 + i * 12;
    if (short(at) === ORIENTATION) return short(at + 8);
  }
  return 1;
}
