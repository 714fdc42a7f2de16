import { leastRecent } from '../../../platform/least-recent.ts';

/** An element of an OFD file; names get the prefix of the standard's namespace. Undefined attributes are left out. */
export function el(
  name: string,
  attributes: Record<string, string | number | undefined>,
  ...inner: string[]
): string {
  let list = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) list += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`;
  }
  return inner.length ? `<ofd:${name}${list}>${inner.join('')}</ofd:${name}>` : `<ofd:${name}${list}/>`;
}

/** A whole file: `inner` in an element `root` that declares the namespace of GB/T 33190. */
export function ofdFile(
  root: string,
  attributes: Record<string, string | number>,
  ...inner: string[]
): Buffer {
  const open = el(root, { 'xmlns:ofd': 'http://www.ofdspec.org/2016', ...attributes }, ...inner);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${open}\n`);
}

const repeated = leastRecent<string, Buffer>(64);

/** The same buffer for the same bytes, of a small file that many licences share: it is packed and digested once. */
export const shared = (file: Buffer): Buffer => repeated.get(file.toString('latin1'), () => file);

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 cannot hold at all are a defect of the caller's validation. */
export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that XML forbids
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text))
    throw new RangeError('a character XML cannot hold');
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char) : text;
}

/** Millimetres to a thousandth. */
export const mm = (value: number): string => String(Math.round(value * 1000) / 1000);
export const boxText = (box: { x: number; y: number; width: number; height: number }): string =>
  [box.x, box.y, box.width, box.height].map(mm).join(' ');
