import { queryOptions } from '@tanstack/react-query';
import type {
  OfficerTicketCommand,
  TicketList,
  TicketQueue,
  TicketView,
} from '../../../contracts/rating-tickets.ts';
import { query } from '../../platform/api.ts';
import { api, intents } from '../../platform/app.ts';

export const ticketKeys = { all: ['tickets'] as const };

export const ticketListQuery = (queue: TicketQueue) =>
  queryOptions({
    queryKey: [...ticketKeys.all, 'list', queue],
    queryFn: ({ signal }) => api<TicketList>({ path: `/ratings/tickets${query({ queue })}`, signal }),
  });

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: [...ticketKeys.all, id],
    queryFn: ({ signal }) => api<TicketView>({ path: `/ratings/tickets/${id}`, signal }),
  });

/** The same command written the same way goes out under the same key, however often it is sent. */
export async function sendTicketCommand(
  id: string,
  command: OfficerTicketCommand,
  body: object,
): Promise<void> {
  const about = `${id} ${command}`;
  await api<unknown>({
    method: 'POST',
    path: `/ratings/tickets/${id}/commands/${command}`,
    body,
    idempotencyKey: intents.keyFor(about, body),
  });
  intents.settle(about);
}
