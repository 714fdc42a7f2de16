import type { PackageDefinition, SubItem } from '../../../../contracts/packages.ts';
import type { Plan, Schedule } from '../../../../contracts/plan.ts';
import { listed, rule } from './rule.ts';

/** Sums in fen; a fee that is not a fixed sum is named with its standard and not added. */
export function feesOf(chosen: readonly SubItem[]): Plan['fees'] {
  const lines = chosen
    .filter(({ fee }) => fee.charged !== false)
    .map(({ key, fee }) => ({
      item: key,
      fen: fee.charged ? fee.fen : null,
      standard: fee.standard,
      rule: rule(fee.charged ? 'charged' : 'fee-unknown'),
    }));
  return {
    fen: lines.reduce((sum, line) => sum + (line.fen ?? 0), 0),
    complete: lines.every((line) => line.fen !== null),
    lines,
  };
}

/** One window takes all items (一窗受理), so that one way there serves all that need one: the largest number counts. */
export function visitsOf(definition: PackageDefinition, chosen: readonly SubItem[]): Plan['visits'] {
  if (definition.visits !== null && chosen.length > 0) {
    return { count: definition.visits, missing: [], rule: rule('visits-published') };
  }
  const missing = chosen.filter((item) => item.visits === null);
  if (missing.length > 0) {
    const names = listed(missing.map((item) => item.name));
    return { count: null, missing: missing.map((item) => item.key), rule: rule('visits-unknown', { names }) };
  }
  return {
    count: Math.max(0, ...chosen.map((item) => item.visits as number)),
    missing: [],
    rule: rule('one-visit-for-all'),
  };
}

/** 一业一证: one licence whose parts are the results of the chosen items among those it combines. */
export function combinedOf(
  definition: PackageDefinition,
  chosen: readonly SubItem[],
  schedule: Schedule,
): Plan['combined'] {
  const { combined } = definition;
  const parts = chosen.filter((item) => combined?.of.includes(item.key)).map((item) => item.key);
  if (!combined || parts.length === 0) return null;
  const ends = schedule.slots.filter(({ key }) => parts.includes(key)).map(({ handedOver }) => handedOver);
  const ready = ends.sort().at(-1) as string;
  return { name: combined.name, parts, ready, rule: rule('parts-of-one-licence', { count: parts.length }) };
}
