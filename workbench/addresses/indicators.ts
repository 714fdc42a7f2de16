import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { historyGrains } from '../../contracts/indicators.ts';
import type { FactsSearch, IndicatorSearch } from '../features/indicators/queries.ts';
import { root } from './root.ts';
import { set, text } from './search.ts';

const day = (value: unknown): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(text(value) ?? '') ? text(value) : undefined;

const asked = (raw: Record<string, unknown>): IndicatorSearch =>
  set<IndicatorSearch>({
    divisionCode: text(raw.divisionCode),
    organisationId: text(raw.organisationId),
    from: day(raw.from),
    to: day(raw.to),
    grain: historyGrains.find((grain) => grain === raw.grain),
  });

const indicators = createRoute({
  getParentRoute: () => root,
  path: '/indicators',
  validateSearch: asked,
  component: lazyRouteComponent(() => import('../features/indicators/routes.tsx'), 'IndicatorsRoute'),
});

const entered = createRoute({
  getParentRoute: () => root,
  path: '/indicators/entered',
  validateSearch: asked,
  component: lazyRouteComponent(() => import('../features/indicators/routes.tsx'), 'EntriesRoute'),
});

const indicator = createRoute({
  getParentRoute: () => root,
  path: '/indicators/$indicatorId',
  validateSearch: asked,
  component: lazyRouteComponent(() => import('../features/indicators/routes.tsx'), 'IndicatorRoute'),
});

const facts = createRoute({
  getParentRoute: () => root,
  path: '/indicators/$indicatorId/facts',
  validateSearch: (raw: Record<string, unknown>): FactsSearch => ({
    ...asked(raw),
    ...set<FactsSearch>({ part: text(raw.part) }),
  }),
  component: lazyRouteComponent(() => import('../features/indicators/routes.tsx'), 'FactsRoute'),
});

const screen = createRoute({
  getParentRoute: () => root,
  path: '/screen',
  validateSearch: asked,
  component: lazyRouteComponent(() => import('../features/indicators/screen-route.tsx'), 'ScreenRoute'),
});

export const indicatorAddresses = [indicators, entered, indicator, facts, screen];
