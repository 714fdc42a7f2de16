import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type LicenceState, licenceStates } from '../../contracts/licences.ts';
import type { LicenceSearch } from '../features/licences/queries.ts';
import { root } from './root.ts';
import { set, text } from './search.ts';

const licences = createRoute({
  getParentRoute: () => root,
  path: '/licences',
  validateSearch: (raw: Record<string, unknown>): LicenceSearch =>
    set<LicenceSearch>({
      state: Object.hasOwn(licenceStates, String(raw.state)) ? (raw.state as LicenceState) : undefined,
      text: text(raw.text),
    }),
  component: lazyRouteComponent(() => import('../features/licences/routes.tsx'), 'LicencesRoute'),
});

const licence = createRoute({
  getParentRoute: () => root,
  path: '/licences/$licenceId',
  component: lazyRouteComponent(() => import('../features/licences/routes.tsx'), 'LicenceRoute'),
});

const pull = createRoute({
  getParentRoute: () => root,
  path: '/pull',
  component: lazyRouteComponent(() => import('../features/licences/routes.tsx'), 'PullRoute'),
});

const calls = createRoute({
  getParentRoute: () => root,
  path: '/licence-calls',
  component: lazyRouteComponent(() => import('../features/licences/routes.tsx'), 'CallsRoute'),
});

const batches = createRoute({
  getParentRoute: () => root,
  path: '/licence-batches',
  component: lazyRouteComponent(() => import('../features/licences/routes.tsx'), 'LicenceBatchesRoute'),
});

const batch = createRoute({
  getParentRoute: () => root,
  path: '/licence-batches/$batchId',
  component: lazyRouteComponent(() => import('../features/licences/routes.tsx'), 'LicenceBatchRoute'),
});

const seals = createRoute({
  getParentRoute: () => root,
  path: '/seals',
  component: lazyRouteComponent(() => import('../features/seals/routes.tsx'), 'SealsRoute'),
});

const seal = createRoute({
  getParentRoute: () => root,
  path: '/seals/$sealId',
  component: lazyRouteComponent(() => import('../features/seals/routes.tsx'), 'SealRoute'),
});

const layouts = createRoute({
  getParentRoute: () => root,
  path: '/layouts',
  component: lazyRouteComponent(() => import('../features/layouts/routes.tsx'), 'LayoutsRoute'),
});

const layout = createRoute({
  getParentRoute: () => root,
  path: '/layouts/$typeId',
  component: lazyRouteComponent(() => import('../features/layouts/routes.tsx'), 'LayoutRoute'),
});

export const licencesAddresses = [
  licences,
  licence,
  pull,
  calls,
  batches,
  batch,
  seals,
  seal,
  layouts,
  layout,
];
