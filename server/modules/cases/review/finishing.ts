import type { NewEvent } from '../events/kinds.ts';
import { type RouteEvent, routeKinds } from '../events/route.ts';
import { evolveRoute, isFinished, type Route } from './route.ts';

/** Whether this event is the one after which no step of the route is left. Who and when play no part in that. */
export function finishes(route: Route, event: NewEvent): boolean {
  return event.kind in routeKinds && !isFinished(route) && isFinishedAfter(route, event);
}

export function isFinishedAfter(route: Route, event: NewEvent): boolean {
  const after = evolveRoute(route, { ...event, actor: 'staff:', onBehalfOf: null, at: '-' } as RouteEvent);
  return after !== null && isFinished(after);
}
