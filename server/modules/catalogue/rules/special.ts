import type { Finding, ItemDefinition, SpecialProcedure } from '../../../../contracts/catalogue.ts';
import type { ItemType } from '../../../../contracts/catalogue-codes.ts';
import type { RawItem } from '../items-file.ts';
import type { SpecialWords } from '../vocabulary.ts';
import { finding } from './finding.ts';
import { readLimit } from './limits.ts';
import { plain } from './words.ts';

type Special = Pick<ItemDefinition, 'specialProcedures' | 'specialTotal'>;

/**
 * Special procedures: names joined by "^" are taken apart, a line 合计 is the limit of all together. What stops the
 * clock does so by 行政许可法 art. 45, which speaks of licensing; for other items it stays open until an editor says.
 */
export function readSpecial(
  raw: RawItem['specialProcedures'],
  itemType: ItemType,
  words: SpecialWords,
  findings: Finding[],
): Special {
  if (!raw) return { specialProcedures: null, specialTotal: null };
  const special: Special = { specialProcedures: [], specialTotal: null };
  for (const one of raw) {
    const limit = one.days === undefined ? null : (readLimit(limitOf(one.days, one.unit)) ?? null);
    if (one.days !== undefined && !limit)
      findings.push(finding('unknown-value', 'specialProcedures', { value: one.unit ?? '' }));
    const names = one.name.split('^').map((name) => name.trim());
    if (names.length > 1) special.specialTotal = limit;
    for (const name of names) {
      if (plain(name) === words.total) special.specialTotal = limit;
      else
        special.specialProcedures?.push(
          procedure(name, names.length > 1 ? null : limit, one, itemType, words, findings),
        );
    }
  }
  return special;
}

function limitOf(value: number, unit: string | undefined): { value: number; unit?: string } {
  return unit === undefined ? { value } : { value, unit };
}

function procedure(
  name: string,
  limit: SpecialProcedure['limit'],
  raw: { basis?: string; stopsClock?: boolean },
  itemType: ItemType,
  words: SpecialWords,
  findings: Finding[],
): SpecialProcedure {
  const known = words.procedures.find((one) => one.words.includes(plain(name)));
  if (!known) findings.push(finding('special-unknown', 'specialProcedures', { name }));
  const byLaw = itemType === 'licence' && known?.basis ? known.basis : null;
  const basis = raw.basis ?? byLaw;
  const stopsClock = raw.stopsClock ?? (known ? (known.stops ? (basis ? true : null) : false) : null);
  if (stopsClock !== false && !basis)
    findings.push(finding('special-without-basis', 'specialProcedures', { name }));
  return { name, kind: known?.kind ?? 'other', limit, stopsClock, basis };
}
