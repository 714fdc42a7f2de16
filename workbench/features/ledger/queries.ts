import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { EntryCommand, EntryList, EntryQueue, EntryView, NewEntry } from '../../../contracts/ledger.ts';
import { query } from '../../platform/api.ts';
import { api, sendOnce } from '../../platform/app.ts';

export const ledgerKeys = { all: ['ledger'] as const };

export const entriesQuery = (queue: EntryQueue) =>
  infiniteQueryOptions({
    queryKey: [...ledgerKeys.all, 'list', queue] as const,
    queryFn: ({ pageParam, signal }) =>
      api<EntryList>({ path: `/ledger${query({ queue, after: pageParam })}`, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: [...ledgerKeys.all, 'one', id],
    queryFn: ({ signal }) => api<EntryView>({ path: `/ledger/${id}`, signal }),
  });

/** The same words written the same way are entered once, however often they are sent. */
export const enterProblem = (body: NewEntry): Promise<{ id: string }> =>
  sendOnce('ledger enter', '/ledger', body);

export const sendEntryCommand = (id: string, command: EntryCommand, body: object): Promise<unknown> =>
  sendOnce(`${id} ${command}`, `/ledger/${id}/commands/${command}`, body);
