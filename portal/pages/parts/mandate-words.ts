import type { MandateView } from '../../../contracts/mandates.ts';
import type { WordKey } from '../../../ui/words/index.ts';
import type { Say } from './say.ts';

/** What it covers, in a line: 德昌县的全部事项, or how many items by name. */
export function mandateWhat(say: Say, { divisionName, items }: MandateView): string {
  if (!items) return say('mandate.what.all', { place: divisionName });
  const [first = ''] = items;
  return items.length === 1
    ? say('mandate.what.one', { place: divisionName, item: first })
    : say('mandate.what.some', { place: divisionName, item: first, n: items.length });
}

export const mandateState = (row: MandateView): WordKey =>
  row.state === 'ended' && row.confirmedAt === null && row.ended?.by === 'agent'
    ? 'mandate.state.declined'
    : `mandate.state.${row.state}`;
