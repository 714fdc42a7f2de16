import { birthDateOf, isIdNumber } from '../../../../contracts/checks.ts';
import { localDate } from '../../../platform/clock.ts';
import type { TypeFace } from '../layouts.ts';
import type { LicenceContent } from '../licence.ts';
import type { GrantedCase } from './granted-case.ts';

/** Values that a face may be filled from, by the names that `from` of data/licence-layouts/fields.json uses. */
export type FaceWords = { named: ReadonlyMap<string, string>; byLabel: ReadonlyMap<string, string> };

export type FilledFace = {
  fields: LicenceContent['fields'];
  holder: { name: string; code: string };
  /** Elements that nothing was found for: an officer has to say them. */
  missing: { key: string; label: string }[];
};

export function wordsOf(granted: GrantedCase, issuer: string, place: string): FaceWords {
  const { subject, answers } = granted;
  const named = new Map([
    ['holder.name', subject.name],
    ['holder.number', subject.number],
    ['issuer', issuer],
    ['place', place],
    ['item', granted.itemName],
    ['case', granted.number],
    ['decided', chineseDate(localDate(granted.decidedAt))],
  ]);
  if (subject.kind === 'person' && isIdNumber(subject.number)) {
    named.set('holder.gender', Number(subject.number.charAt(16)) % 2 ? '男' : '女');
    named.set('holder.born', chineseDate(birthDateOf(subject.number)));
  }
  const byLabel = new Map<string, string>();
  for (const [name, { label, text }] of Object.entries(answers)) {
    named.set(`answer.${name}`, text);
    if (text) byLabel.set(label, text);
  }
  return { named, byLabel };
}

/** Fills the face of a type; what an officer supplied wins over what the case says. */
export function fillFace(
  face: TypeFace,
  words: FaceWords,
  supplied: Readonly<Record<string, string>> = {},
): FilledFace {
  const all = face.fields.map((field) => {
    const own = field.is && { 'holder-name': '{holder.name}', 'holder-code': '{holder.number}' }[field.is];
    const from = field.from ?? own;
    const found = from === undefined ? words.byLabel.get(field.label) : firstFull(from, words.named);
    const value = asSeen(supplied[field.key] ?? '') || asSeen(found ?? '');
    const { key, label, personal, optional } = field;
    return { key, label, value, personal: personal ?? false, optional: optional ?? false };
  });
  const wanted = all.filter(({ value, optional }) => value || !optional);
  const fields = wanted.map(({ optional: _, ...field }) => field);
  const valueThat = (is: 'holder-name' | 'holder-code') => {
    const key = face.fields.find((field) => field.is === is)?.key;
    return fields.find((field) => field.key === key)?.value ?? '';
  };
  return {
    fields,
    holder: { name: valueThat('holder-name'), code: valueThat('holder-code') },
    missing: fields.filter(({ value }) => !value).map(({ key, label }) => ({ key, label })),
  };
}

/**
 * As people see it: what was pasted along and is not seen (controls, zero widths, marks that turn the text around) is left
 * out, gaps of any width are plain ones. A licence is not refused for a character that nobody can find.
 */
const asSeen = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
    .trim();

/** The first text of which every {name} has a value. Names of places are written without gaps on a licence. */
function firstFull(from: string | string[], named: ReadonlyMap<string, string>): string | undefined {
  for (const text of typeof from === 'string' ? [from] : from) {
    const names = [...text.matchAll(/\{([\w.]+)\}/g)].map(([, name]) => name as string);
    if (names.some((name) => !named.get(name))) continue;
    const filled = text.replace(/\{([\w.]+)\}/g, (_, name: string) => named.get(name) as string);
    return filled.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  }
  return undefined;
}

const chineseDate = (date: string) => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1年$2月$3日');
