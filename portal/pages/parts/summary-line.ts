import type { ItemSummary } from '../../../contracts/catalogue.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { factsOf } from './facts.ts';
import { sayIn } from './say.ts';

/** One line about an item for the list that comes as people type: how long, how often to come. */
export function summaryLine(locale: Locale, item: Pick<ItemSummary, 'promised' | 'minVisits'>): string {
  return factsOf(sayIn(locale), { ...item, subjectKinds: null, charged: null, departmentName: null }).join(
    ' · ',
  );
}
