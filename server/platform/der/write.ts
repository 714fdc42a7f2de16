/** Writers of DER (ITU-T X.690), one per kind that certificates and seals use. Each returns the whole TLV. */

export function tlv(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(body.length), body]);
}

export const sequence = (...parts: Uint8Array[]) => tlv(0x30, ...parts);
/** Elements in any order: DER wants them ascending by their bytes. */
export const setOf = (...parts: Uint8Array[]) =>
  tlv(0x31, ...(parts.length > 1 ? [...parts].sort(Buffer.compare) : parts));
/** [n] EXPLICIT. */
export const explicit = (n: number, ...parts: Uint8Array[]) => tlv(0xa0 | n, ...parts);
export const nothing = () => tlv(0x05);
/** [n] IMPLICIT of a primitive kind. */
export const implicit = (n: number, content: Uint8Array) => tlv(0x80 | n, content);
export const boolean = (value: boolean) => tlv(0x01, Buffer.of(value ? 0xff : 0));
export const octets = (content: Uint8Array) => tlv(0x04, content);
/** A bit string of whole bytes; `unused` bits at its end only for flags such as key usage. */
export const bits = (content: Uint8Array, unused = 0) => tlv(0x03, Buffer.of(unused), content);
export const utf8 = (text: string) => tlv(0x0c, Buffer.from(text));
export const printable = (text: string) => tlv(0x13, ascii(text));
export const ia5 = (text: string) => tlv(0x16, ascii(text));

/** A number, or the bytes of a non-negative one. */
export function integer(value: number | Uint8Array): Buffer {
  let bytes = typeof value === 'number' ? bytesOf(value) : Buffer.from(value);
  while (bytes.length > 1 && bytes[0] === 0) bytes = bytes.subarray(1);
  return tlv(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.of(0) : Buffer.of(), bytes);
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** UTCTime to 2049 and GeneralizedTime after, as RFC 5280 wants it in certificates. Whole seconds. */
export function certificateTime(at: Date): Buffer {
  const text = compact(at);
  return at.getUTCFullYear() < 2050 ? tlv(0x17, ascii(text.slice(2))) : tlv(0x18, ascii(text));
}

/** YYYYMMDDHHMMSSZ. */
export const generalizedTime = (at: Date) => tlv(0x18, ascii(compact(at)));

const compact = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;

/** IA5String and PrintableString hold no Chinese: a name there is a defect of the caller. */
function ascii(text: string): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: IA5 is exactly this range
  if (!/^[\x00-\x7f]*$/.test(text)) throw new RangeError(`not ASCII: ${text}`);
  return Buffer.from(text, 'latin1');
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes = bytesOf(length);
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

function bytesOf(value: number): Buffer {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`no DER number: ${value}`);
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
}

function base128(value: number): number[] {
  const low = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    low.unshift((rest & 0x7f) | 0x80);
  return low;
}
