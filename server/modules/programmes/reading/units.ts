import type { Organisation } from '../../../../contracts/regions.ts';
import { departmentOf, type Vocabulary } from '../../catalogue/index.ts';

const separators = /[、，,；;\s]+/;
/** «市市监局» of a city's plan is its own; a division's full name before it is taken off as well. */
const prefixes = ['', '省', '市', '县', '区', '州', '镇'];

/**
 * Organisations that the words name one by one («市市监局、税务局»), by the editable table of departments. Words for a crowd
 * («各乡镇», «市直相关单位») name nobody: who is meant is for a person to say.
 */
export function namedUnits(
  words: string | null,
  organisations: readonly Organisation[],
  { departments }: Pick<Vocabulary, 'departments'>,
): string[] {
  if (!words) return [];
  const found = words.split(separators).flatMap((name) => {
    const exact = organisations.find((one) => one.name === name);
    if (exact) return [exact.id];
    for (const prefix of prefixes) {
      const key = departmentOf(name, departments, prefix)?.key;
      const unit = key && organisations.find((one) => one.departmentKey === key);
      if (unit) return [unit.id];
    }
    return [];
  });
  return [...new Set(found)];
}
