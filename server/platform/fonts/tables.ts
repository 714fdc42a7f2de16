/** What is needed of a TrueType file (ISO/IEC 14496-22): which glyph a character has, how wide it is, its outline. */
export type FontTables = {
  unitsPerEm: number;
  /** 0 where the font has no glyph. */
  glyphOf(codePoint: number): number;
  /** Width and left side bearing, in units of the em. */
  metricsOf(glyph: number): { advance: number; bearing: number };
  /** Its entry of glyf, a view of the file; empty for a space. */
  outlineOf(glyph: number): Buffer;
  /** A table as it stands in the file. */
  table(tag: string): Buffer | undefined;
  codePoints(): Generator<number>;
};

/** Views of `bytes`, which are kept. Throws for fonts without outlines of TrueType (CFF) or without cmap format 12. */
export function readTables(bytes: Buffer): FontTables {
  const table = (tag: string) => find(bytes, tag);
  const needed = (tag: string) => {
    const found = table(tag);
    if (!found) throw new Error(`the font has no table ${tag}`);
    return found;
  };
  const [head, hmtx, glyf, loca] = [needed('head'), needed('hmtx'), needed('glyf'), needed('loca')];
  const longMetrics = needed('hhea').readUInt16BE(34);
  const long = head.readUInt16BE(50) === 1;
  const place = (glyph: number) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const groups = readGroups(needed('cmap'));
  const count = groups.length / 3;
  return {
    unitsPerEm: head.readUInt16BE(18),
    glyphOf(codePoint) {
      let [low, high] = [0, count - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const start = groups[middle * 3] ?? 0;
        if (codePoint < start) high = middle - 1;
        else if (codePoint > (groups[middle * 3 + 1] ?? 0)) low = middle + 1;
        else return (groups[middle * 3 + 2] ?? 0) + codePoint - start;
      }
      return 0;
    },
    metricsOf(glyph) {
      const own = glyph < longMetrics;
      return {
        advance: hmtx.readUInt16BE((own ? glyph : longMetrics - 1) * 4),
        bearing: hmtx.readInt16BE(own ? glyph * 4 + 2 : longMetrics * 4 + (glyph - longMetrics) * 2),
      };
    },
    outlineOf: (glyph) => glyf.subarray(place(glyph), place(glyph + 1)),
    table,
    *codePoints() {
      for (let i = 0; i < count; i += 1) {
        for (let point = groups[i * 3] ?? 0; point <= (groups[i * 3 + 1] ?? -1); point += 1) yield point;
      }
    },
  };
}

function find(bytes: Buffer, tag: string): Buffer | undefined {
  for (let i = 0; i < bytes.readUInt16BE(4); i += 1) {
    const at = 12 + i * 16;
    if (bytes.toString('latin1', at, at + 4) !== tag) continue;
    const start = bytes.readUInt32BE(at + 8);
    return bytes.subarray(start, start + bytes.readUInt32BE(at + 12));
  }
  return undefined;
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
