import { mod11Hybrid10 } from '../../../../contracts/checks/iso7064.ts';
import type { LicenceNumber } from '../../../../contracts/licence-layouts.ts';

/** Types without a rule of their own: division, year, six digits. */
const usual: LicenceNumber = { format: '{division}{year}{seq:6}' };

export type NumberParts = {
  division: string;
  year: string;
  face: (key: string) => string;
  answer: (name: string) => unknown;
};

/** The sequence that a number counts in; null where the number counts nothing. */
export function numberScope(
  typeId: string,
  parts: Pick<NumberParts, 'division' | 'year'>,
  rule = usual,
): string | null {
  if (!/\{seq:\d+\}/.test(rule.format)) return null;
  const yearly = rule.format.includes('{year}');
  return `number/${typeId}/${parts.division}${yearly ? `/${parts.year}` : ''}`;
}

/** The number of a licence 证照编号. Throws RangeError where a part of the rule has no value here. */
export function writeNumber(parts: NumberParts, seq: number, rule = usual): string {
  let written = '';
  for (const piece of rule.format.split(/(\{[\w.:]+\})/)) {
    const name = /^\{([\w.:]+)\}$/.exec(piece)?.[1];
    written += name ? pieceOf(name, parts, seq, rule, written) : piece;
  }
  return written;
}

function pieceOf(name: string, parts: NumberParts, seq: number, rule: LicenceNumber, before: string): string {
  const [head = '', tail = ''] = name.split(/[.:]/);
  if (head === 'seq') return String(seq).padStart(Number(tail), '0');
  if (head === 'division') return parts.division;
  if (head === 'year') return parts.year;
  if (head === 'check' && rule.check) return mod11Hybrid10(before.replace(/\D/g, ''));
  const coded = rule.codes?.[head];
  const value = head === 'face' ? parts.face(tail) : coded?.values[String(parts.answer(coded.answer))];
  if (!value) throw new RangeError(`no value for {${name}} of ${rule.format}`);
  return value;
}
