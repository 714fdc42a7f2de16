import type { Case } from '../case.ts';
import type { CaseEvent } from '../events/kinds.ts';
import { type RouteEvent, type RoutePayloads, routeKinds } from '../events/route.ts';
import { evolveRoute } from '../review/route.ts';
import type { Folds } from './folds.ts';

const onRoute = (state: Case, event: CaseEvent): Case => ({
  ...state,
  route: evolveRoute(state.route ?? state.formerRoute, event as RouteEvent), // the kinds below are those of a route
  formerRoute: null,
});

export const routeFolds = Object.fromEntries(
  Object.keys(routeKinds).map((kind) => [kind, onRoute]),
) as unknown as Folds<keyof RoutePayloads>;
