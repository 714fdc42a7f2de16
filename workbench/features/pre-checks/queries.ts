import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  PreCheckAnswer,
  PreCheckList,
  PreCheckQueue,
  PreCheckView,
} from '../../../contracts/pre-check.ts';
import { query } from '../../platform/api.ts';
import { api, sendOnce } from '../../platform/app.ts';

export type PreCheckSearch = { queue: PreCheckQueue };
export const preCheckKeys = { all: ['pre-checks'] as const };

export const preChecksQuery = (search: PreCheckSearch) =>
  infiniteQueryOptions({
    queryKey: [...preCheckKeys.all, 'list', search] as const,
    queryFn: ({ pageParam, signal }) =>
      api<PreCheckList>({ path: `/pre-checks${query({ ...search, after: pageParam })}`, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const preCheckQuery = (id: string) =>
  queryOptions({
    queryKey: [...preCheckKeys.all, 'one', id] as const,
    queryFn: ({ signal }) => api<PreCheckView>({ path: `/pre-checks/${id}`, signal }),
  });

/** The same answer goes out under the same key, however often it is sent. */
export const sendAnswer = (id: string, body: PreCheckAnswer): Promise<unknown> =>
  sendOnce(`pre-check ${id}`, `/pre-checks/${id}/commands/answer`, body);
