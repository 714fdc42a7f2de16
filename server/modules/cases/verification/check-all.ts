import type { Locale } from '../../../../contracts/locale.ts';
import { t } from '../../../../ui/words/index.ts';
import type { StoredEvent } from './batch.ts';
import { type ChainHead, type ChainOf, checkChain } from './check-chain.ts';

/** A head with its events, as a module that keeps its evidence the way cases do reads it. */
export type StoredChain = ChainHead & { number: string; events: StoredEvent[] | null };
export type ChainsVerified = {
  count: number;
  events: number;
  whole: boolean;
  faults: number;
  /** The first whose chain does not fit, the event, and a sentence that says what. */
  first: { number: string; seq: number; say: string } | null;
};

/** Recomputes chains batch by batch; `read` answers those behind `after`, none at the end. */
export async function checkChains(
  of: ChainOf,
  read: (after: StoredChain | undefined) => Promise<readonly StoredChain[]>,
  locale: Locale,
): Promise<ChainsVerified> {
  const total: ChainsVerified = { count: 0, events: 0, whole: true, faults: 0, first: null };
  for (let batch = await read(undefined); batch.length > 0; batch = await read(batch.at(-1))) {
    for (const stored of batch) {
      const links = stored.events ?? [];
      total.count += 1;
      total.events += links.length;
      const fault = checkChain(stored, links, of);
      if (!fault) continue;
      const { code, seq, what } = fault;
      const params = { number: stored.number, division: stored.divisionCode, seq, what };
      total.whole = false;
      total.faults += 1;
      total.first ??= { number: stored.number, seq, say: t(locale, `verify.${code}`, params) };
    }
  }
  return total;
}
