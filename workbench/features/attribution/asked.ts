import { localDay } from '../../platform/format.ts';
import { useAskedPlace } from '../indicators/asked.ts';
import type { AskedStudy, AttributionSearch } from './queries.ts';

/** The place and the months of a page: what its address says, else the officer's own place and this year. */
export function useAskedStudy(search: AttributionSearch) {
  const { asked, ...rest } = useAskedPlace(search);
  const month = localDay(new Date()).slice(0, 7);
  const study = search.study ?? 'bad-rating';
  const from = search.from ?? `${month.slice(0, 4)}-01`;
  const found: AskedStudy | undefined = asked && { ...asked, study, from, to: search.to ?? month };
  return { ...rest, asked: found };
}
