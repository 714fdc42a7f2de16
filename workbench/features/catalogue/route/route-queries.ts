import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ReviewRoute } from '../../../../contracts/review-routes.ts';
import type { ItemRouteView, RouteChecked } from '../../../../contracts/route-views.ts';
import { query } from '../../../platform/api.ts';
import { api } from '../../../platform/app.ts';

const at = (itemCode: string, below = '') => `/catalogue/items/${encodeURIComponent(itemCode)}/route${below}`;

export const itemRouteQuery = (itemCode: string, divisionCode: string) =>
  queryOptions({
    queryKey: ['catalogue', 'route', itemCode, divisionCode] as const,
    queryFn: ({ signal }) =>
      api<ItemRouteView>({ path: `${at(itemCode)}${query({ divisionCode })}`, signal }),
    refetchOnWindowFocus: false, // what is being edited is not replaced under one's hands
  });

/** What stands in the way of this draft, and which steps apply on these answers. Nothing is kept. */
export const routeCheckQuery = (
  { itemCode, divisionCode }: Pick<ItemRouteView, 'itemCode' | 'divisionCode'>,
  route: ReviewRoute,
  answers: Record<string, unknown>,
) =>
  queryOptions({
    queryKey: ['catalogue', 'route-check', itemCode, divisionCode, route, answers] as const,
    queryFn: ({ signal }) =>
      api<RouteChecked>({
        method: 'POST',
        path: at(itemCode, '/check'),
        body: { divisionCode, route, answers },
        signal,
      }),
    enabled: route.steps.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const publishRoute = (
  { itemCode, divisionCode, version }: Pick<ItemRouteView, 'itemCode' | 'divisionCode' | 'version'>,
  route: ReviewRoute | null,
): Promise<{ version: number }> =>
  api({ method: 'POST', path: at(itemCode), body: { divisionCode, version, route } });
