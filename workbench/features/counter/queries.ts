import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AskedRating,
  CounterServiceView,
  CounterView,
  PairDevice,
  StartService,
} from '../../../contracts/counter.ts';
import type { FlagList, FlagVerdict } from '../../../contracts/rating-flags.ts';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

export const counterQuery = queryOptions({
  queryKey: ['counter'] as const,
  queryFn: ({ signal }) => api<CounterView>({ path: '/counter', signal }),
});

export const startService = (body: StartService) =>
  api<CounterServiceView>({ method: 'POST', path: '/counter/services', body });

export const endService = (id: string, phone: string | null) =>
  api<AskedRating>({ method: 'POST', path: `/counter/services/${id}/end`, body: { phone } });

export const pairDevice = (body: PairDevice) => api({ method: 'POST', path: '/counter/devices', body });

export const flagKeys = { all: ['flags'] as const };

export const flagsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: [...flagKeys.all, open] as const,
    queryFn: ({ pageParam, signal }) =>
      api<FlagList>({
        path: `/ratings/flags${query({ open: open ? 'true' : undefined, before: pageParam })}`,
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const judgeFlag = (id: number, body: FlagVerdict) =>
  api({ method: 'POST', path: `/ratings/flags/${id}/verdict`, body });
