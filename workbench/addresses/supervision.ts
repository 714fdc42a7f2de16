import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type MatterWhat, matterQueues, matterWhats } from '../../contracts/supervision.ts';
import type { MatterSearch } from '../features/supervision/queries.ts';
import { root } from './root.ts';
import { set, text } from './search.ts';

const searchOf = (raw: Record<string, unknown>): MatterSearch =>
  set<MatterSearch>({
    queue: matterQueues.find((queue) => queue === raw.queue) ?? 'mine',
    what: (Object.keys(matterWhats) as MatterWhat[]).find((what) => what === raw.what),
    organisation: text(raw.organisation),
    text: text(raw.text),
  });

const supervision = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('../features/supervision/routes.tsx'), 'SupervisionRoute'),
});

const own = createRoute({
  getParentRoute: () => root,
  path: '/my-cards',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('../features/supervision/routes.tsx'), 'OwnCardsRoute'),
});

const matter = createRoute({
  getParentRoute: () => root,
  path: '/supervision/$matterId',
  component: lazyRouteComponent(() => import('../features/supervision/routes.tsx'), 'MatterRoute'),
});

export const supervisionAddresses = [supervision, own, matter];
