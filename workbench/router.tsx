import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { lights, type Queue, queues } from '../contracts/cases.ts';
import type { PublicationState } from '../contracts/catalogue.ts';
import { type LicenceState, licenceStates } from '../contracts/licences.ts';
import { type TicketQueue, ticketQueues } from '../contracts/rating-tickets.ts';
import { filtersQuery, type ListSearch } from './features/cases/queries.ts';
import type { CatalogueSearch } from './features/catalogue/queries.ts';
import type { LicenceSearch } from './features/licences/queries.ts';
import { queryClient, session } from './platform/app.ts';
import { NotFound } from './shell/NotFound.tsx';
import { Shell } from './shell/Shell.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Drops what is not set, so that addresses stay short. */
function set<T extends object>(params: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as T;
}

const states: readonly string[] = [
  'published',
  'draft',
  'suspended',
  'withdrawn',
] satisfies PublicationState[];

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  async beforeLoad() {
    const reads = session.state().me?.permissions.includes('case.read') ?? true;
    if (!reads) throw redirect({ to: '/catalogue' });
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
  component: lazyRouteComponent(() => import('./features/cases/routes.tsx'), 'CasesRoute'),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./features/cases/routes.tsx'), 'CaseRoute'),
});

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  validateSearch: (raw: Record<string, unknown>): CatalogueSearch =>
    set<CatalogueSearch>({
      state: states.includes(String(raw.state)) ? (raw.state as PublicationState) : undefined,
      text: text(raw.text),
      divisionCode: text(raw.divisionCode),
    }),
  component: lazyRouteComponent(() => import('./features/catalogue/routes.tsx'), 'CatalogueRoute'),
});

const catalogueImport = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/import',
  component: lazyRouteComponent(() => import('./features/catalogue/routes.tsx'), 'ImportRoute'),
});

const item = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$itemCode',
  validateSearch: (raw: Record<string, unknown>): { divisionCode?: string } =>
    set<{ divisionCode?: string }>({ divisionCode: text(raw.divisionCode) }),
  component: lazyRouteComponent(() => import('./features/catalogue/routes.tsx'), 'ItemRoute'),
});

const itemRoute = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$itemCode/route',
  validateSearch: (raw: Record<string, unknown>): { divisionCode?: string } =>
    set<{ divisionCode?: string }>({ divisionCode: text(raw.divisionCode) }),
  component: lazyRouteComponent(() => import('./features/catalogue/routes.tsx'), 'ItemRouteRoute'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./features/people/routes.tsx'), 'PeopleRoute'),
});

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('./features/staff/routes.tsx'), 'StaffRoute'),
});

const absence = createRoute({
  getParentRoute: () => root,
  path: '/absence',
  component: lazyRouteComponent(() => import('./features/session/AbsencePage.tsx'), 'AbsenceRoute'),
});

const batches = createRoute({
  getParentRoute: () => root,
  path: '/batches',
  component: lazyRouteComponent(() => import('./features/batches/routes.tsx'), 'BatchesRoute'),
});

const oneBatch = createRoute({
  getParentRoute: () => root,
  path: '/batches/$batchId',
  component: lazyRouteComponent(() => import('./features/batches/routes.tsx'), 'BatchRoute'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyRouteComponent(() => import('./features/notices/routes.tsx'), 'NoticesRoute'),
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: (raw: Record<string, unknown>): { queue: TicketQueue } => ({
    queue: ticketQueues.find((queue) => queue === raw.queue) ?? 'mine',
  }),
  component: lazyRouteComponent(() => import('./features/tickets/routes.tsx'), 'TicketsRoute'),
});

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('./features/tickets/routes.tsx'), 'TicketRoute'),
});

const licences = createRoute({
  getParentRoute: () => root,
  path: '/licences',
  validateSearch: (raw: Record<string, unknown>): LicenceSearch =>
    set<LicenceSearch>({
      state: Object.hasOwn(licenceStates, String(raw.state)) ? (raw.state as LicenceState) : undefined,
      text: text(raw.text),
    }),
  component: lazyRouteComponent(() => import('./features/licences/routes.tsx'), 'LicencesRoute'),
});

const licence = createRoute({
  getParentRoute: () => root,
  path: '/licences/$licenceId',
  component: lazyRouteComponent(() => import('./features/licences/routes.tsx'), 'LicenceRoute'),
});

const pull = createRoute({
  getParentRoute: () => root,
  path: '/pull',
  component: lazyRouteComponent(() => import('./features/licences/routes.tsx'), 'PullRoute'),
});

const joints = createRoute({
  getParentRoute: () => root,
  path: '/joint',
  component: lazyRouteComponent(() => import('./features/joint/routes.tsx'), 'JointsRoute'),
});

const joint = createRoute({
  getParentRoute: () => root,
  path: '/joint/$jointId',
  component: lazyRouteComponent(() => import('./features/joint/routes.tsx'), 'JointRoute'),
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('./features/session/PasswordPage.tsx'), 'PasswordRoute'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    cases,
    oneCase,
    catalogue,
    catalogueImport,
    item,
    itemRoute,
    people,
    staff,
    batches,
    oneBatch,
    notices,
    licences,
    licence,
    pull,
    absence,
    joints,
    joint,
    tickets,
    ticket,
    password,
  ]),
  basepath: '/workbench',
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
