import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PublicationState } from '../../../contracts/catalogue.ts';
import type { CatalogueItemView, CatalogueList, ImportPlaces } from '../../../contracts/catalogue-views.ts';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

export type CatalogueSearch = { state?: PublicationState; text?: string; divisionCode?: string };

export const catalogueQuery = (search: CatalogueSearch) =>
  infiniteQueryOptions({
    queryKey: ['catalogue', 'list', search] as const,
    queryFn: ({ pageParam, signal }) =>
      api<CatalogueList>({
        path: `/catalogue/items${query({ ...search, cursor: pageParam, limit: 50 })}`,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Items and organisations to choose from in filters; the first 500 of the scope, asked once an hour. */
export const catalogueOptionsQuery = queryOptions({
  queryKey: ['catalogue', 'options'] as const,
  queryFn: async ({ signal }) =>
    (await api<CatalogueList>({ path: '/catalogue/items?limit=500', signal })).rows,
  staleTime: 3_600_000,
  refetchOnWindowFocus: false,
});

export const importPlacesQuery = queryOptions({
  queryKey: ['catalogue', 'import-places'] as const,
  queryFn: ({ signal }) => api<ImportPlaces>({ path: '/catalogue/import', signal }),
  staleTime: 3_600_000,
});

export const catalogueItemQuery = (itemCode: string, divisionCode: string | undefined) =>
  queryOptions({
    queryKey: ['catalogue', 'item', itemCode, divisionCode] as const,
    queryFn: ({ signal }) =>
      api<CatalogueItemView>({
        path: `/catalogue/items/${encodeURIComponent(itemCode)}${query({ divisionCode })}`,
        signal,
      }),
  });
