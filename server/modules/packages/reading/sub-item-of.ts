import type { ItemForPackage } from '../../../../contracts/package-design.ts';
import type { Defined } from '../../catalogue/index.ts';
import { Items } from './items.ts';
import type { RawPackage, RawSubItem } from './packages-file.ts';
import { PackageReader } from './reader.ts';
import { readSubItem } from './sub-item.ts';
import { shippedWords } from './vocabulary.ts';

/** A published item as a package counts it, under its own id as key, with the questions on which something of it depends. */
export function subItemOf({ definition, form }: Defined): ItemForPackage {
  const words = shippedWords();
  const { id, name } = definition;
  const raw: RawSubItem = { key: keyFrom(id), name, item: id };
  const owner: RawPackage = { id: 'package', name, subItems: [raw] };
  const reader = new PackageReader(words);
  const subItem = readSubItem(raw, 0, owner, new Items([{ definition, form }], words), reader);
  return { subItem, questions: reader.questions() };
}

/** Keys have neither dots nor slashes nor spaces. */
const keyFrom = (id: string): string => id.replace(/[\s./]/g, '-').slice(0, 80);
