import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root.ts';
import { set, text } from './search.ts';

const packages = createRoute({
  getParentRoute: () => root,
  path: '/packages',
  component: lazyRouteComponent(() => import('../features/packages/routes.tsx'), 'PackagesRoute'),
});

const designer = createRoute({
  getParentRoute: () => root,
  path: '/packages/$packageId',
  validateSearch: (raw: Record<string, unknown>): { divisionCode?: string } =>
    set<{ divisionCode?: string }>({ divisionCode: text(raw.divisionCode) }),
  component: lazyRouteComponent(() => import('../features/packages/routes.tsx'), 'DesignerRoute'),
});

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/package-what-if',
  validateSearch: (raw: Record<string, unknown>): { divisionCode?: string } =>
    set<{ divisionCode?: string }>({ divisionCode: text(raw.divisionCode) }),
  component: lazyRouteComponent(() => import('../features/packages/routes.tsx'), 'WhatIfRoute'),
});

const version = (value: unknown): number | undefined => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

const changes = createRoute({
  getParentRoute: () => root,
  path: '/packages/$packageId/changes',
  validateSearch: (raw: Record<string, unknown>): { divisionCode: string; from: number; to?: number } => ({
    divisionCode: text(raw.divisionCode) ?? '',
    from: version(raw.from) ?? 1,
    ...set<{ to?: number }>({ to: version(raw.to) }),
  }),
  component: lazyRouteComponent(() => import('../features/packages/routes.tsx'), 'ComparisonRoute'),
});

export const packagesAddresses = [packages, whatIf, designer, changes];
