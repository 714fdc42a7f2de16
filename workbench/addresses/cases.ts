import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { lights, type Queue, queues } from '../../contracts/cases.ts';
import { filtersQuery, type ListSearch } from '../features/cases/queries.ts';
import { queryClient, session } from '../platform/app.ts';
import { root } from './root.ts';
import { set, text } from './search.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  async beforeLoad() {
    const may = session.state().me?.permissions ?? ['case.read'];
    if (!may.includes('case.read'))
      throw redirect({ to: may.includes('package.edit') ? '/packages' : '/catalogue' });
    const filters = await queryClient.fetchQuery(filtersQuery).catch(() => []); // without them the list opens as ever
    const first = filters.find((filter) => filter.first)?.query;
    throw redirect({ to: '/cases', search: { ...first, queue: first?.queue ?? 'mine' } });
  },
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: (raw: Record<string, unknown>): ListSearch =>
    set<ListSearch>({
      queue: queues.find((queue) => queue === raw.queue) ?? ('mine' satisfies Queue),
      text: text(raw.text),
      organisationId: text(raw.organisationId),
      divisionCode: text(raw.divisionCode),
      itemCode: text(raw.itemCode),
      role: text(raw.role),
      light: lights.find((light) => light === raw.light),
      from: text(raw.from),
      to: text(raw.to),
    }),
  component: lazyRouteComponent(() => import('../features/cases/routes.tsx'), 'CasesRoute'),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../features/cases/routes.tsx'), 'CaseRoute'),
});

const batches = createRoute({
  getParentRoute: () => root,
  path: '/batches',
  component: lazyRouteComponent(() => import('../features/batches/routes.tsx'), 'BatchesRoute'),
});

const oneBatch = createRoute({
  getParentRoute: () => root,
  path: '/batches/$batchId',
  component: lazyRouteComponent(() => import('../features/batches/routes.tsx'), 'BatchRoute'),
});

const joints = createRoute({
  getParentRoute: () => root,
  path: '/joint',
  component: lazyRouteComponent(() => import('../features/joint/routes.tsx'), 'JointsRoute'),
});

const joint = createRoute({
  getParentRoute: () => root,
  path: '/joint/$jointId',
  component: lazyRouteComponent(() => import('../features/joint/routes.tsx'), 'JointRoute'),
});

export const casesAddresses = [home, cases, oneCase, batches, oneBatch, joints, joint];
