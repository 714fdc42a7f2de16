import type { TicketState } from '../../../../contracts/rating-tickets.ts';
import file from '../../../../data/rating-limits.json' with { type: 'json' };
import { type Calendar, dueDate, type Limit } from '../../../platform/calendar/index.ts';
import { endOfDay } from '../../../platform/clock.ts';
import type { Ticket } from './ticket.ts';

type Running = Exclude<TicketState, 'closed' | 'excluded'>;
/** Limits per step; `most`: the longest that mending may take after its one extension. */
export type TicketLimits = Record<Running, Limit & { most?: number }>;

/** The limits of data/rating-limits.json. */
export const shippedLimits = (): TicketLimits => file as TicketLimits;

/** When the step that runs is over: 24:00 of its last day; null for an ended ticket. */
export function ticketDue(ticket: Ticket, limits: TicketLimits, calendar: Calendar): Date | null {
  if (ticket.state === 'closed' || ticket.state === 'excluded') return null;
  const limit = limits[ticket.state];
  const value = ticket.state === 'mending' && ticket.extended ? (limit.most ?? limit.value) : limit.value;
  const due = dueDate(calendar, ticket.since.toISOString(), { value, unit: limit.unit });
  if (due.kind === 'date') return endOfDay(due.date);
  return due.kind === 'instant' ? new Date(due.at) : null;
}
