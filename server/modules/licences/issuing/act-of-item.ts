import type { LicenceType } from '../../../../contracts/licences.ts';
import type { ItemResult, Yield } from './types-of-result.ts';

/** What a granted case does to a licence that is held already. */
export type CaseAct = 'change' | 'renew' | 'replace' | 'cancel';

/** By the words items are named with; the first that fits, so that 注销登记 is no 登记 and 变更、延续 is a change. */
const words: [act: CaseAct, pattern: RegExp][] = [
  ['cancel', /注销|歇业登记/],
  ['change', /变更|换发/],
  ['renew', /延续|续期|续展/],
  ['replace', /补发|补办|补领|补证|遗失|损毁/],
];

/** Which act the words of an item's name say; most items say none. */
export const actNamed = (itemName: string): CaseAct | undefined =>
  words.find(([, pattern]) => pattern.test(itemName))?.[0];

/**
 * Which act an item is, and on which type of licence: the one its result names, else the one that the item's own name
 * names (食品经营许可注销). Undefined: it yields a licence of its own.
 */
export function actOfItem(
  types: readonly LicenceType[],
  item: ItemResult,
  found: Yield,
): { act: CaseAct; type: LicenceType } | undefined {
  const act = actNamed(item.itemName);
  if (!act) return undefined;
  const named = found.does === 'issue' ? found.type : namedIn(types, item.itemName);
  return named && { act, type: named };
}

/** The type with the longest name that stands in the item's; 食品经营许可证 also without its last word 证. */
function namedIn(types: readonly LicenceType[], itemName: string): LicenceType | undefined {
  const fitting = types
    .filter(({ issuedBy }) => issuedBy === 'platform')
    .flatMap((type) =>
      [type.name, ...type.aliases].map((name) => ({ type, stem: name.replace(/(证书|证)$/, '') })),
    )
    .filter(({ stem }) => stem.length >= 4 && itemName.includes(stem));
  return fitting.sort((a, b) => b.stem.length - a.stem.length)[0]?.type;
}
