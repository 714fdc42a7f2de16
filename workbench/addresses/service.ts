import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { preCheckQueues } from '../../contracts/pre-check.ts';
import { ticketQueues } from '../../contracts/rating-tickets.ts';
import { requestQueues } from '../../contracts/requests.ts';
import type { PreCheckSearch } from '../features/pre-checks/queries.ts';
import type { RequestSearch } from '../features/requests/queries.ts';
import type { TicketSearch } from '../features/tickets/queries.ts';
import type { WindowSearch } from '../features/window/queries.ts';
import { root } from './root.ts';
import { set, text } from './search.ts';

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: (raw: Record<string, unknown>): TicketSearch =>
    set<TicketSearch>({
      queue: ticketQueues.find((queue) => queue === raw.queue) ?? 'mine',
      text: text(raw.text),
    }),
  component: lazyRouteComponent(() => import('../features/tickets/routes.tsx'), 'TicketsRoute'),
});

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('../features/tickets/routes.tsx'), 'TicketRoute'),
});

const window = createRoute({
  getParentRoute: () => root,
  path: '/window',
  validateSearch: (raw: Record<string, unknown>): WindowSearch =>
    set<WindowSearch>({
      attendance: text(raw.attendance),
      subject: text(raw.subject),
      draft: text(raw.draft),
    }),
  component: lazyRouteComponent(() => import('../features/window/WindowPage.tsx'), 'WindowRoute'),
});

const preChecks = createRoute({
  getParentRoute: () => root,
  path: '/pre-checks',
  validateSearch: (raw: Record<string, unknown>): PreCheckSearch => ({
    queue: preCheckQueues.find((queue) => queue === raw.queue) ?? 'open',
  }),
  component: lazyRouteComponent(() => import('../features/pre-checks/routes.tsx'), 'PreChecksRoute'),
});

const preCheck = createRoute({
  getParentRoute: () => root,
  path: '/pre-checks/$preCheckId',
  component: lazyRouteComponent(() => import('../features/pre-checks/routes.tsx'), 'PreCheckRoute'),
});

const counter = createRoute({
  getParentRoute: () => root,
  path: '/counter',
  component: lazyRouteComponent(() => import('../features/counter/routes.tsx'), 'CounterRoute'),
});

const flags = createRoute({
  getParentRoute: () => root,
  path: '/flags',
  validateSearch: (raw: Record<string, unknown>): { all?: true } => (raw.all ? { all: true } : {}),
  component: lazyRouteComponent(() => import('../features/counter/routes.tsx'), 'FlagsRoute'),
});

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: (raw: Record<string, unknown>): RequestSearch =>
    set<RequestSearch>({
      queue: requestQueues.find((queue) => queue === raw.queue) ?? 'mine',
      kind: text(raw.kind),
      text: text(raw.text),
    }),
  component: lazyRouteComponent(() => import('../features/requests/routes.tsx'), 'RequestsRoute'),
});

const newRequest = createRoute({
  getParentRoute: () => root,
  path: '/requests/new',
  component: lazyRouteComponent(() => import('../features/requests/routes.tsx'), 'NewRequestRoute'),
});

const request = createRoute({
  getParentRoute: () => root,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('../features/requests/routes.tsx'), 'RequestRoute'),
});

export const serviceAddresses = [
  tickets,
  ticket,
  window,
  preChecks,
  preCheck,
  counter,
  flags,
  requests,
  newRequest,
  request,
];
