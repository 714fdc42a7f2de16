import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type TicketQueue, ticketQueues } from '../../contracts/rating-tickets.ts';
import { root } from './root.ts';

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: (raw: Record<string, unknown>): { queue: TicketQueue } => ({
    queue: ticketQueues.find((queue) => queue === raw.queue) ?? 'mine',
  }),
  component: lazyRouteComponent(() => import('../features/tickets/routes.tsx'), 'TicketsRoute'),
});

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('../features/tickets/routes.tsx'), 'TicketRoute'),
});

export const serviceAddresses = [tickets, ticket];
