/** What layout needs of a TrueType file (ISO/IEC 14496-22): which glyph a character has, and how wide it is. */
export type FontTables = {
  unitsPerEm: number;
  /** 0 where the font has no glyph. */
  glyphOf(codePoint: number): number;
  /** In units of the em. */
  advanceOf(glyph: number): number;
  codePoints(): Generator<number>;
};

export function readTables(bytes: Buffer): FontTables {
  const unitsPerEm = table(bytes, 'head').readUInt16BE(18);
  const longMetrics = table(bytes, 'hhea').readUInt16BE(34);
  const hmtx = table(bytes, 'hmtx');
  const groups = readGroups(table(bytes, 'cmap'));
  const count = groups.length / 3;
  return {
    unitsPerEm,
    glyphOf(codePoint) {
      let [low, high] = [0, count - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const [start = 0, end = 0, glyph = 0] = groups.subarray(middle * 3, middle * 3 + 3);
        if (codePoint < start) high = middle - 1;
        else if (codePoint > end) low = middle + 1;
        else return glyph + codePoint - start;
      }
      return 0;
    },
    advanceOf: (glyph) => hmtx.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4),
    *codePoints() {
      for (let i = 0; i < count; i += 1) {
        for (let point = groups[i * 3] ?? 0; point <= (groups[i * 3 + 1] ?? -1); point += 1) yield point;
      }
    },
  };
}

/** Copied, so that the file itself (15 MB) can go. */
function table(bytes: Buffer, tag: string): Buffer {
  for (let i = 0; i < bytes.readUInt16BE(4); i += 1) {
    const at = 12 + i * 16;
    if (bytes.toString('latin1', at, at + 4) !== tag) continue;
    const start = bytes.readUInt32BE(at + 8);
    return Buffer.from(bytes.subarray(start, start + bytes.readUInt32BE(at + 12)));
  }
  throw new Error(`the font has no table ${tag}`);
}

/** Start, end, first glyph of each run of characters: cmap format 12, which fonts with rare characters always carry. */
function readGroups(cmap: Buffer): Uint32Array {
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    if (cmap.readUInt16BE(at) !== 12) continue;
    const groups = new Uint32Array(cmap.readUInt32BE(at + 12) * 3);
    for (let k = 0; k < groups.length; k += 1) groups[k] = cmap.readUInt32BE(at + 16 + k * 4);
    return groups;
  }
  throw new Error('the font has no cmap of format 12');
}
