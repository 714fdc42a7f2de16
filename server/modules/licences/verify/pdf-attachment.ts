import { inflateSync } from 'node:zlib';
import { sm3Hex } from '../../../platform/crypto/index.ts';

const MOST_BYTES = 20 * 1024 * 1024;
/** Of a licence there is one; of streams that claim to be files no more than this are looked at. */
const MOST_STREAMS = 8;
/** The words of such a stream occur a handful of times; a file full of them is not searched on. */
const MOST_WORDS = 2000;
/** A dictionary of an embedded file is some two hundred letters. */
const DICTIONARY = 2000;

/**
 * The OFD files that a PDF carries (ISO 32000 7.11.4), each once. Only what is needed of the format: streams of type
 * EmbeddedFile with a direct length, plain or deflated. Searched by plain words, never by patterns that look back, so
 * that the time is in proportion to the size.
 */
export function embeddedOfds(pdf: Buffer): Buffer[] {
  const found = new Map<string, Buffer>();
  let [words, looked] = [0, 0];
  for (let at = pdf.indexOf('EmbeddedFile'); at >= 0; at = pdf.indexOf('EmbeddedFile', at + 1)) {
    if (++words > MOST_WORDS || looked >= MOST_STREAMS || found.size > 1) break;
    const stream = streamAround(pdf, at);
    if (!stream) continue;
    looked += 1;
    const bytes = unpack(stream.bytes, stream.dictionary);
    if (bytes?.subarray(0, 2).toString('latin1') === 'PK' && bytes.includes('OFD.xml'))
      found.set(sm3Hex(bytes), bytes);
  }
  return [...found.values()];
}

/** The stream whose dictionary has the words at `at`. */
function streamAround(pdf: Buffer, at: number): { dictionary: string; bytes: Buffer } | undefined {
  const before = pdf.subarray(Math.max(0, at - DICTIONARY), at).toString('latin1');
  const after = pdf.subarray(at, at + DICTIONARY).toString('latin1');
  const opening = before.lastIndexOf('obj');
  const closing = after.indexOf('stream');
  if (opening < 0 || closing < 0 || after.slice(0, closing).includes('endobj')) return undefined;
  const dictionary = before.slice(opening + 3) + after.slice(0, closing);
  const length = Number(/\/Length\s{1,9}(\d{1,9})(?!\d|\s{1,9}\d{1,9}\s{1,9}R)/.exec(dictionary)?.[1]);
  if (!/\/Type\s{0,9}\/EmbeddedFile\b/.test(dictionary) || !(length > 0)) return undefined;
  const word = at + closing + 'stream'.length;
  const start = word + (pdf[word] === 0x0d ? 2 : 1);
  return { dictionary, bytes: pdf.subarray(start, start + length) };
}

function unpack(stream: Buffer, dictionary: string): Buffer | undefined {
  if (!dictionary.includes('/Filter')) return stream;
  if (!/\/Filter\s{0,9}\[?\s{0,9}\/FlateDecode\b/.test(dictionary)) return undefined;
  try {
    return inflateSync(stream, { maxOutputLength: MOST_BYTES });
  } catch {
    return undefined;
  }
}
