/** Why bytes are not the DER that was expected. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** One element. `raw` is exactly what was signed; `content` is what is inside; both are views of the input. */
export type Tlv = { tag: number; raw: Buffer; content: Buffer };

/** Tags by the names that `expect` says in its errors. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;
export type TagName = keyof typeof tags;

/** The one element that the bytes are; DerError when something follows it. */
export function readDer(bytes: Uint8Array): Tlv {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = readAt(buffer, 0);
  if (first.raw.length !== buffer.length) throw new DerError('bytes after the end');
  return first;
}

/** The elements inside a constructed one. */
export function membersOf(element: Tlv): Tlv[] {
  if ((element.tag & 0x20) === 0) throw new DerError(`element ${element.tag} has no members`);
  const members: Tlv[] = [];
  for (let at = 0; at < element.content.length; ) {
    const member = readAt(element.content, at);
    members.push(member);
    at += member.raw.length;
  }
  return members;
}

/** The element, when it is there and of that kind. */
export function expectTag(element: Tlv | undefined, name: TagName): Tlv {
  if (element?.tag !== tags[name])
    throw new DerError(`expected ${name}, found tag ${element?.tag ?? 'nothing'}`);
  return element;
}

/** Members of a SEQUENCE with at least `least` and at most `most` of them. */
export function sequenceOf(element: Tlv | undefined, least = 0, most = Number.POSITIVE_INFINITY): Tlv[] {
  const members = membersOf(expectTag(element, 'sequence'));
  if (members.length < least || members.length > most)
    throw new DerError(`${members.length} members in a sequence`);
  return members;
}

export function readOid(element: Tlv | undefined): string {
  const { content } = expectTag(element, 'oid');
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const [head = 0, ...rest] = numbers;
  const first = Math.min(2, Math.floor(head / 40));
  return [first, head - first * 40, ...rest].join('.');
}

/** A small non-negative number (versions, lengths, sizes). */
export function readNumber(element: Tlv | undefined): number {
  const { content } = expectTag(element, 'integer');
  if (content.length > 6 || (content[0] ?? 0x80) >= 0x80) throw new DerError('number out of range');
  return content.readUIntBE(0, content.length);
}

/** A non-negative number of any size (serial numbers, nonces) as lower-case hex without leading zeros. */
export function readBigNumber(element: Tlv | undefined): string {
  const { content } = expectTag(element, 'integer');
  if (!content.length || content.length > 40) throw new DerError('number out of range');
  return content.toString('hex').replace(/^(00)+(?=..)/, '');
}

/** The bytes of a BIT STRING of whole bytes. */
export function readBits(element: Tlv | undefined): Buffer {
  const { content } = expectTag(element, 'bits');
  if (content[0] !== 0) throw new DerError('bit string of broken bytes');
  return content.subarray(1);
}

export const readOctets = (element: Tlv | undefined) => expectTag(element, 'octets').content;
export const readText = (element: Tlv | undefined, name: 'utf8' | 'printable' | 'ia5') =>
  expectTag(element, name).content.toString('utf8');

/** UTCTime or GeneralizedTime in UTC; fractions of a second (RFC 3161 2.4.2) to the millisecond. Years of two digits from 50 on are 19xx (RFC 5280). */
export function readTime(element: Tlv | undefined): Date {
  if (element?.tag !== tags.utcTime && element?.tag !== tags.generalizedTime)
    throw new DerError('expected a time');
  const text = element.content.toString('latin1');
  const full = element.tag === tags.utcTime ? (text < '50' ? '20' : '19') + text : text;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(full);
  const at = match
    ? new Date(
        `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}${(match[7] ?? '').slice(0, 4)}Z`,
      )
    : null;
  if (!at || Number.isNaN(at.getTime())) throw new DerError(`no time: ${text}`);
  return at;
}

/** Only what DER allows: tags of one byte, definite lengths in their shortest form. */
function readAt(bytes: Buffer, at: number): Tlv {
  const tag = bytes[at];
  const short = bytes[at + 1];
  if (tag === undefined || short === undefined || (tag & 0x1f) === 0x1f) throw new DerError('broken tag');
  let length = short;
  let start = at + 2;
  if (short >= 0x80) {
    const count = short & 0x7f;
    if (count === 0 || count > 4 || start + count > bytes.length) throw new DerError('broken length');
    length = bytes.readUIntBE(start, count);
    if (length < 0x80 || bytes[start] === 0) throw new DerError('length not in its shortest form');
    start += count;
  }
  const end = start + length;
  if (end > bytes.length) throw new DerError('element longer than its surroundings');
  return { tag, raw: bytes.subarray(at, end), content: bytes.subarray(start, end) };
}
