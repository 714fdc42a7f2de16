import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root.ts';

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/routes.tsx'), 'PeopleRoute'),
});

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('../features/staff/routes.tsx'), 'StaffRoute'),
});

const absence = createRoute({
  getParentRoute: () => root,
  path: '/absence',
  component: lazyRouteComponent(() => import('../features/session/AbsencePage.tsx'), 'AbsenceRoute'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyRouteComponent(() => import('../features/notices/routes.tsx'), 'NoticesRoute'),
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('../features/session/PasswordPage.tsx'), 'PasswordRoute'),
});

export const officeAddresses = [people, staff, absence, notices, password];
