import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  MatterCommand,
  MatterList,
  MatterQueue,
  MatterView,
  MatterWhat,
} from '../../../contracts/supervision.ts';
import { query } from '../../platform/api.ts';
import { api, sendOnce } from '../../platform/app.ts';

export const matterKeys = { all: ['supervision'] as const };

export type MatterSearch = { queue: MatterQueue; what?: MatterWhat; organisation?: string; text?: string };

export const mattersQuery = (search: MatterSearch, own: boolean) =>
  infiniteQueryOptions({
    queryKey: [...matterKeys.all, 'list', search, own] as const,
    queryFn: ({ pageParam, signal }) =>
      api<MatterList>({
        path: `/supervision${query({ ...search, ...(own ? { own: 'true' } : {}), after: pageParam })}`,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const matterQuery = (id: string) =>
  queryOptions({
    queryKey: [...matterKeys.all, 'one', id],
    queryFn: ({ signal }) => api<MatterView>({ path: `/supervision/${id}`, signal }),
  });

/** The same command written the same way goes out under the same key, however often it is sent. */
export const sendMatterCommand = (id: string, command: MatterCommand, body: object): Promise<unknown> =>
  sendOnce(`${id} ${command}`, `/supervision/${id}/commands/${command}`, body);
