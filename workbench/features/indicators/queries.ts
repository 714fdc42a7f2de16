import { queryOptions } from '@tanstack/react-query';
import type {
  Dashboard,
  EntryList,
  FactList,
  HistoryGrain,
  IndicatorPage,
  IndicatorPlaces,
  NewEntry,
} from '../../../contracts/indicators.ts';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

/** What an address says of the place and the period; what it does not say is the first place, this year. */
export type IndicatorSearch = {
  divisionCode?: string;
  organisationId?: string;
  from?: string;
  to?: string;
  grain?: HistoryGrain;
};
export type FactsSearch = IndicatorSearch & { part?: string };
/** The same, settled. */
export type Asked = { divisionCode: string; organisationId?: string | undefined; from: string; to: string };

export const indicatorKeys = { all: ['indicators'] as const };

export const placesQuery = queryOptions({
  queryKey: ['indicator-places'],
  queryFn: async ({ signal }) => (await api<IndicatorPlaces>({ path: '/indicators/places', signal })).places,
  staleTime: 300_000,
});

export const dashboardQuery = (asked: Asked) =>
  queryOptions({
    queryKey: [...indicatorKeys.all, 'all', asked],
    queryFn: ({ signal }) => api<Dashboard>({ path: `/indicators${query(asked)}`, signal }),
  });

export const indicatorQuery = (id: string, asked: Asked, grain: HistoryGrain) =>
  queryOptions({
    queryKey: [...indicatorKeys.all, id, asked, grain],
    queryFn: ({ signal }) =>
      api<IndicatorPage>({ path: `/indicators/${id}${query({ ...asked, grain })}`, signal }),
  });

export const readFacts = (
  id: string,
  asked: Asked,
  part: string,
  after: string | undefined,
  signal: AbortSignal,
) => api<FactList>({ path: `/indicators/${id}/facts${query({ ...asked, part, after })}`, signal });

export const entriesQuery = (place: { divisionCode: string; organisationId?: string | undefined }) =>
  queryOptions({
    queryKey: [...indicatorKeys.all, 'entered', place],
    queryFn: ({ signal }) => api<EntryList>({ path: `/indicators/entered${query(place)}`, signal }),
  });

export const sendEntry = (body: NewEntry) =>
  api<{ id: string }>({ method: 'POST', path: '/indicators/entered', body });
