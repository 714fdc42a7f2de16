import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  FileRequest,
  RequestContact,
  RequestForms,
  RequestList,
  RequestQueue,
  RequestView,
} from '../../../contracts/requests.ts';
import { query } from '../../platform/api.ts';
import { api, sendOnce } from '../../platform/app.ts';

export type RequestSearch = { queue: RequestQueue; kind?: string; text?: string };
export const requestKeys = { all: ['requests'] as const };

export const requestsQuery = (search: RequestSearch) =>
  infiniteQueryOptions({
    queryKey: [...requestKeys.all, 'list', search] as const,
    queryFn: ({ pageParam, signal }) =>
      api<RequestList>({ path: `/requests${query({ ...search, after: pageParam })}`, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: [...requestKeys.all, 'one', id] as const,
    queryFn: ({ signal }) => api<RequestView>({ path: `/requests/${id}`, signal }),
  });

export const formsQuery = queryOptions({
  queryKey: [...requestKeys.all, 'forms'] as const,
  queryFn: ({ signal }) => api<RequestForms>({ path: '/requests/new', signal }),
});

/** The same words go out under the same key, however often they are sent. */
export const fileRequest = (body: FileRequest): Promise<{ id: string; number: string }> =>
  sendOnce('request new', '/requests', body);

export const sendRequestCommand = (id: string, command: string, body: object): Promise<unknown> =>
  sendOnce(`${id} ${command}`, `/requests/${id}/commands/${command}`, body);

/** Name and phone behind their masks; the reason is kept. */
export const showContact = (id: string, reason: string): Promise<RequestContact> =>
  api<RequestContact>({ method: 'POST', path: `/requests/${id}/contact`, body: { reason } });
