import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  OfficerTicketCommand,
  OfficeTicketFigures,
  TicketList,
  TicketQueue,
  TicketView,
} from '../../../contracts/rating-tickets.ts';
import { query } from '../../platform/api.ts';
import { api, sendOnce } from '../../platform/app.ts';

export const ticketKeys = { all: ['tickets'] as const };

export type TicketSearch = { queue: TicketQueue; text?: string };

export const ticketListQuery = (search: TicketSearch) =>
  infiniteQueryOptions({
    queryKey: [...ticketKeys.all, 'list', search] as const,
    queryFn: ({ pageParam, signal }) =>
      api<TicketList>({ path: `/ratings/tickets${query({ ...search, after: pageParam })}`, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The loop of a division in the last twelve months. */
export const figuresQuery = (divisionCode: string, days: { from: string; to: string }) =>
  queryOptions({
    queryKey: [...ticketKeys.all, 'figures', divisionCode, days] as const,
    queryFn: ({ signal }) =>
      api<OfficeTicketFigures>({ path: `/ratings/figures${query({ divisionCode, ...days })}`, signal }),
  });

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: [...ticketKeys.all, id],
    queryFn: ({ signal }) => api<TicketView>({ path: `/ratings/tickets/${id}`, signal }),
  });

/** The same command written the same way goes out under the same key, however often it is sent. */
export const sendTicketCommand = (
  id: string,
  command: OfficerTicketCommand,
  body: object,
): Promise<unknown> => sendOnce(`${id} ${command}`, `/ratings/tickets/${id}/commands/${command}`, body);
