import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DerError,
  der,
  membersOf,
  readBits,
  readDer,
  readNumber,
  readOid,
  readText,
  readTime,
  sequenceOf,
} from './index.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('known encodings', () => {
  expect(hex(der.oid('1.2.156.10197.1.501'))).toBe('06082a811ccf55018375');
  expect(hex(der.integer(0))).toBe('020100');
  expect(hex(der.integer(128))).toBe('02020080');
  expect(hex(der.integer(Buffer.from('00ff', 'hex')))).toBe('020200ff');
  expect(hex(der.octets(Buffer.alloc(200)).subarray(0, 3))).toBe('0481c8');
  expect(der.generalizedTime(new Date('2026-11-22T04:00:00Z')).subarray(2).toString()).toBe(
    '20261122040000Z',
  );
  expect(der.certificateTime(new Date('2050-01-01T00:00:00Z'))[0]).toBe(0x18);
  expect(() => der.ia5('证')).toThrow(RangeError);
});

test('what is written is read', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), fc.uint8Array({ maxLength: 70_000 }), (number, text, bytes) => {
      const at = new Date(number * 1000);
      const all = der.sequence(der.integer(number), der.utf8(text), der.bits(bytes), der.generalizedTime(at));
      const [a, b, c, d] = sequenceOf(readDer(all), 4, 4);
      expect(readNumber(a)).toBe(number);
      expect(readText(b, 'utf8')).toBe(Buffer.from(text).toString());
      expect(readBits(c).equals(bytes)).toBe(true);
      expect(readTime(d)).toEqual(at);
      expect(Buffer.concat(membersOf(readDer(all)).map((m) => m.raw)).equals(readDer(all).content)).toBe(
        true,
      );
    }),
  );
  for (const dotted of ['1.2.156.3005.2', '2.5.29.15', '2.999.3', '1.2.156.10197.1.301']) {
    expect(readOid(readDer(der.oid(dotted)))).toBe(dotted);
  }
});

test('what is not DER is refused, never read past', () => {
  const bad = ['', '30', '3080', '308101ff', '30820001', '3003020100ff', '1f0100', '300502030100', '0201'];
  for (const text of bad) expect(() => membersOf(readDer(Buffer.from(text, 'hex')))).toThrow(DerError);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        membersOf(readDer(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(DerError);
      }
    }),
  );
});
