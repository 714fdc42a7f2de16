import { inflateSync } from 'node:zlib';

const MOST_BYTES = 20 * 1024 * 1024;

/**
 * The OFD that a PDF carries (ISO 32000 7.11.4), or undefined. Only what is needed of the format: streams of type
 * EmbeddedFile with a direct length, plain or deflated, and no more of them than a licence has.
 */
export function embeddedOfd(pdf: Buffer): Buffer | undefined {
  const text = pdf.toString('latin1');
  const streams = /\d+ 0 obj\s*<<((?:(?!endobj)[\s\S]){0,2000}?)>>\s*stream\r?\n/g;
  let looked = 0;
  for (const match of text.matchAll(streams)) {
    const dictionary = match[1] ?? '';
    if (!/\/Type\s*\/EmbeddedFile\b/.test(dictionary) || ++looked > 8) continue;
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1]);
    if (!(length > 0)) continue;
    const start = match.index + match[0].length;
    const bytes = unpack(pdf.subarray(start, start + length), dictionary);
    if (bytes?.subarray(0, 2).toString('latin1') === 'PK' && bytes.includes('OFD.xml')) return bytes;
  }
  return undefined;
}

function unpack(stream: Buffer, dictionary: string): Buffer | undefined {
  if (!dictionary.includes('/Filter')) return stream;
  if (!/\/Filter\s*\[?\s*\/FlateDecode\b/.test(dictionary)) return undefined;
  try {
    return inflateSync(stream, { maxOutputLength: MOST_BYTES });
  } catch {
    return undefined;
  }
}
