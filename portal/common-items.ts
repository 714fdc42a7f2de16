import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemSummary } from '../contracts/catalogue.ts';

type CommonItems = { all: string[]; person: string[] };
const file = join(import.meta.dirname, '..', 'data', 'portal', 'common-items.json');
const common = JSON.parse(readFileSync(file, 'utf8')) as CommonItems;

/** What most people come for, in the editors' order; filled up from the list where fewer are published. */
export function commonItems(
  items: readonly ItemSummary[],
  audience: keyof CommonItems,
  count = 6,
): ItemSummary[] {
  const byCode = new Map(items.map((item) => [item.itemCode, item]));
  const chosen = common[audience].flatMap((code) => byCode.get(code) ?? []);
  return [...new Set([...chosen, ...items])].slice(0, count);
}
