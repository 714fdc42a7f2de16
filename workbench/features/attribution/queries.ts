import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Attribution, AttributionLines, Study } from '../../../contracts/attribution.ts';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

/** What an address says; what it does not say is the officer's own place, this year, bad ratings. */
export type AttributionSearch = {
  study?: Study;
  divisionCode?: string;
  organisationId?: string;
  from?: string;
  to?: string;
};
export type LinesSearch = AttributionSearch & { a?: string; b?: string };
/** The same, settled. Months are YYYY-MM. */
export type AskedStudy = {
  study: Study;
  divisionCode: string;
  organisationId?: string | undefined;
  from: string;
  to: string;
};

const keys = { all: ['attribution'] as const };

export const attributionQuery = (asked: AskedStudy) =>
  queryOptions({
    queryKey: [...keys.all, asked],
    queryFn: ({ signal }) => api<Attribution>({ path: `/attribution${query(asked)}`, signal }),
  });

export const linesQuery = (asked: AskedStudy, traits: { a?: string | undefined; b?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: [...keys.all, 'lines', asked, traits],
    queryFn: ({ pageParam, signal }) =>
      api<AttributionLines>({
        path: `/attribution/lines${query({ ...asked, ...traits, after: pageParam })}`,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const tableAddress = (asked: AskedStudy, format: 'csv' | 'xlsx'): string =>
  `/api/attribution/table${query({ ...asked, format })}`;

/** An address keeps what was chosen. */
export function searchOf({ study, divisionCode, organisationId, from, to }: AskedStudy): AttributionSearch {
  return { study, divisionCode, from, to, ...(organisationId ? { organisationId } : {}) };
}
