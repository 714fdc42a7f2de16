import type { Term } from '../../../../contracts/indicators.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { covers } from '../../identity/index.ts';
import { isEntered, isFlow, isStock, measureKey } from '../measures.ts';
import { type Kept, kept } from '../queries/kept.ts';
import { rounded } from '../sources/case-facts.ts';
import { type EnteredValue, enteredValues } from './entered.ts';
import type { TermReader } from './evaluate.ts';
import type { Period } from './period.ts';
import { flowSums, type Sums, stockSums } from './sums.ts';
import type { Where } from './where.ts';

/** All that the terms of some definitions come to in one place and period. */
export type Loaded = {
  kept: Kept;
  sums: Sums;
  entered: Map<string, EnteredValue>;
  /** The day of the snapshot that stocks are read of. */
  snapshot: string | undefined;
};

/**
 * What terms come to in each of some periods: four statements, however many terms, periods and days. `given`: what is kept
 * as of their last days, where the caller has read it.
 */
export async function loadPeriods(
  db: Executor,
  terms: readonly Term[],
  where: Where,
  periods: readonly Period[],
  by: 'organisation' | 'whole',
  given?: Kept,
): Promise<Loaded[]> {
  const place = { divisionCode: where.divisionCode, organisationId: where.organisationId ?? null };
  const [known, mayEntered] = await Promise.all([
    given ?? kept(db, terms.some(isStock) ? periods.map(({ to }) => to) : []),
    covers(db, where.scope, place),
  ]);
  const ids = (some: readonly Term[]) => [
    ...new Set(some.flatMap((term) => (isEntered(term) ? [] : (known.ids.get(measureKey(term))?.id ?? [])))),
  ];
  const quantities = [...new Set(terms.flatMap((term) => (isEntered(term) ? [term.entered] : [])))];
  const [flows, stocks, entered] = await Promise.all([
    flowSums(db, ids(terms.filter(isFlow)), where, periods, by),
    stockSums(db, ids(terms.filter(isStock)), where, known.snapshots),
    // Of a place that the reader may not see as a whole nothing that was entered is told.
    mayEntered ? enteredValues(db, quantities, place, periods) : [],
  ]);
  return periods.map((_, index) => {
    const snapshot = known.snapshots[index];
    const sums = new Map([...(flows[index] ?? []), ...((snapshot && stocks.get(snapshot)) || [])]);
    return { kept: known, sums, entered: entered[index] ?? new Map(), snapshot };
  });
}

/** Reads terms from what was loaded; of one organisation, or of all. */
export function reader(
  { kept: { ids, walked }, sums, entered, snapshot }: Loaded,
  organisation?: string,
): TermReader {
  return (term) => {
    if (isEntered(term)) {
      return (
        entered.get(term.entered) ?? {
          missing: [{ reason: 'not-entered', quantity: term.entered, name: term.entered }],
        }
      );
    }
    const measure = ids.get(measureKey(term));
    if (!measure?.full || (isFlow(term) && !walked)) return { missing: [{ reason: 'being-counted' }] };
    if (isStock(term) && !snapshot) return { missing: [{ reason: 'no-snapshot' }] };
    const of = sums.get(measure.id);
    if (organisation !== undefined) return { value: of?.get(organisation) ?? 0 };
    let sum = 0;
    for (const amount of of?.values() ?? []) sum += amount;
    return { value: rounded(sum) };
  };
}
