import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import { tokensOf } from './tokeniser.ts';
import { fullPinyin, gramsOf, initialsOf, searchText } from './wording.ts';

export type SearchEntry = {
  itemCode: string;
  position: number;
  kind: 'name' | 'alias' | 'result' | 'department';
  text: string;
  pinyin: string;
  initials: string;
  tokens: string[];
  grams: string[];
};

/** The wordings by which an item is found: its name, what people call it, its result, who handles it. */
export function searchEntries(item: ItemDefinition, aliases: readonly string[]): SearchEntry[] {
  const wordings: [SearchEntry['kind'], string][] = [
    ['name', item.name],
    ...aliases.map((alias): [SearchEntry['kind'], string] => ['alias', alias]),
    ...item.result.documents.map((name): [SearchEntry['kind'], string] => ['result', name]),
    ...(item.basic.department
      ? ([['department', item.basic.department]] as [SearchEntry['kind'], string][])
      : []),
  ];
  const seen = new Set<string>();
  return wordings.flatMap(([kind, words], position) => {
    const text = searchText(words);
    if (!text || seen.has(text)) return [];
    seen.add(text);
    const entry = {
      itemCode: item.id,
      position,
      kind,
      text,
      pinyin: fullPinyin(text),
      initials: initialsOf(text),
    };
    return [{ ...entry, tokens: tokensOf(text), grams: gramsOf(text) }];
  });
}
