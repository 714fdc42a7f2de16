import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type EntryQueue, entryQueues } from '../../contracts/ledger.ts';
import { type TaskFilter, taskFilters } from '../features/programmes/filters.ts';
import { root } from './root.ts';

const programmes = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  component: lazyRouteComponent(() => import('../features/programmes/routes.tsx'), 'ProgrammesRoute'),
});

const programme = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$programmeId',
  validateSearch: (raw: Record<string, unknown>): { show: TaskFilter } => ({
    show: taskFilters.find((one) => one === raw.show) ?? 'all',
  }),
  component: lazyRouteComponent(() => import('../features/programmes/routes.tsx'), 'ProgrammeRoute'),
});

const task = createRoute({
  getParentRoute: () => root,
  path: '/programme-tasks/$taskId',
  component: lazyRouteComponent(() => import('../features/programmes/routes.tsx'), 'TaskRoute'),
});

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: (raw: Record<string, unknown>): { queue: EntryQueue } => ({
    queue: entryQueues.find((one) => one === raw.queue) ?? 'open',
  }),
  component: lazyRouteComponent(() => import('../features/ledger/routes.tsx'), 'LedgerRoute'),
});

const entry = createRoute({
  getParentRoute: () => root,
  path: '/ledger/$entryId',
  component: lazyRouteComponent(() => import('../features/ledger/routes.tsx'), 'EntryRoute'),
});

const bulletins = createRoute({
  getParentRoute: () => root,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('../features/bulletins/routes.tsx'), 'BulletinsRoute'),
});

const bulletin = createRoute({
  getParentRoute: () => root,
  path: '/bulletins/$bulletinId',
  component: lazyRouteComponent(() => import('../features/bulletins/routes.tsx'), 'BulletinRoute'),
});

export const figuresAddresses = [bulletins, bulletin, programmes, programme, task, ledger, entry];
