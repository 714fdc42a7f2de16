import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { PublicationState } from '../../contracts/catalogue.ts';
import { type ProposalQueue, proposalQueues } from '../../contracts/proposals.ts';
import type { CatalogueSearch } from '../features/catalogue/queries.ts';
import { root } from './root.ts';
import { set, text } from './search.ts';

const states: readonly string[] = [
  'published',
  'draft',
  'suspended',
  'withdrawn',
] satisfies PublicationState[];

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  validateSearch: (raw: Record<string, unknown>): CatalogueSearch =>
    set<CatalogueSearch>({
      state: states.includes(String(raw.state)) ? (raw.state as PublicationState) : undefined,
      text: text(raw.text),
      divisionCode: text(raw.divisionCode),
    }),
  component: lazyRouteComponent(() => import('../features/catalogue/routes.tsx'), 'CatalogueRoute'),
});

const catalogueImport = createRoute({
  getParentRoute: () => root,
  path: '/catalogue-import',
  component: lazyRouteComponent(() => import('../features/catalogue/routes.tsx'), 'ImportRoute'),
});

const item = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$itemCode',
  validateSearch: (raw: Record<string, unknown>): { divisionCode?: string } =>
    set<{ divisionCode?: string }>({ divisionCode: text(raw.divisionCode) }),
  component: lazyRouteComponent(() => import('../features/catalogue/routes.tsx'), 'ItemRoute'),
});

const itemRoute = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$itemCode/route',
  validateSearch: (raw: Record<string, unknown>): { divisionCode?: string } =>
    set<{ divisionCode?: string }>({ divisionCode: text(raw.divisionCode) }),
  component: lazyRouteComponent(() => import('../features/catalogue/routes.tsx'), 'ItemRouteRoute'),
});

const itemRules = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$itemCode/rules',
  validateSearch: (raw: Record<string, unknown>): { divisionCode?: string } =>
    set<{ divisionCode?: string }>({ divisionCode: text(raw.divisionCode) }),
  component: lazyRouteComponent(() => import('../features/catalogue/routes.tsx'), 'ItemRulesRoute'),
});

const proposals = createRoute({
  getParentRoute: () => root,
  path: '/proposals',
  validateSearch: (raw: Record<string, unknown>): { queue?: ProposalQueue } =>
    set<{ queue?: ProposalQueue }>({ queue: proposalQueues.find((one) => one === raw.queue) }),
  component: lazyRouteComponent(() => import('../features/proposals/routes.tsx'), 'ProposalsRoute'),
});

const proposal = createRoute({
  getParentRoute: () => root,
  path: '/proposals/$proposalId',
  component: lazyRouteComponent(() => import('../features/proposals/routes.tsx'), 'ProposalRoute'),
});

export const catalogueAddresses = [
  catalogue,
  catalogueImport,
  item,
  itemRoute,
  itemRules,
  proposals,
  proposal,
];
