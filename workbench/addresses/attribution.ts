import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { studyNames } from '../../contracts/attribution.ts';
import type { AttributionSearch, LinesSearch } from '../features/attribution/queries.ts';
import { root } from './root.ts';
import { set, text } from './search.ts';

const month = (value: unknown): string | undefined =>
  /^20\d\d-(0[1-9]|1[0-2])$/.test(text(value) ?? '') ? text(value) : undefined;

const asked = (raw: Record<string, unknown>): AttributionSearch =>
  set<AttributionSearch>({
    study: studyNames.find((one) => one === raw.study),
    divisionCode: text(raw.divisionCode),
    organisationId: text(raw.organisationId),
    from: month(raw.from),
    to: month(raw.to),
  });

const attribution = createRoute({
  getParentRoute: () => root,
  path: '/attribution',
  validateSearch: asked,
  component: lazyRouteComponent(() => import('../features/attribution/routes.tsx'), 'AttributionRoute'),
});

const lines = createRoute({
  getParentRoute: () => root,
  path: '/attribution/lines',
  validateSearch: (raw: Record<string, unknown>): LinesSearch => ({
    ...asked(raw),
    ...set<LinesSearch>({ a: text(raw.a), b: text(raw.b) }),
  }),
  component: lazyRouteComponent(() => import('../features/attribution/routes.tsx'), 'AttributionLinesRoute'),
});

export const attributionAddresses = [attribution, lines];
