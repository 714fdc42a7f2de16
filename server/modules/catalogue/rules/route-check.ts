import { feelProblem } from '../../../../contracts/feel.ts';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { FormField } from '../../../../contracts/forms.ts';
import {
  type Party,
  type ReviewRoute,
  type RouteProblem,
  type RouteStep,
  routeFacts,
} from '../../../../contracts/review-routes.ts';
import { canHold } from './can-hold.ts';

/** What a route is held against: the form it asks, and who is there to do it. */
export type RouteWorld = {
  fields: readonly FormField[];
  /** Officers who could speak for a party, by organisation; empty: no such organisation here. */
  officers: (party: Exclude<Party, { at: 'outside' }>) => readonly { name: string; count: number }[];
};

/** All that keeps a route from publication, by the path of its place; empty: it may be published. */
export function routeProblems(route: ReviewRoute, world: RouteWorld): RouteProblem[] {
  const shape = [...namesIn(route), ...circles(route)];
  const steps = route.steps.flatMap((step, index) => [
    ...condition(step, index, world),
    ...parties(step, index, world),
  ]);
  const never = route.steps.every((step) => step.when !== undefined && !canHold(step.when, world.fields));
  const found = [...shape, ...steps];
  if (never && !found.length) found.push({ code: 'unreachable', path: 'steps', params: {} });
  return found;
}

/** Only what the form decides: a file of items changes forms, not who works where. */
export const formProblems = (route: ReviewRoute, fields: readonly FormField[]): RouteProblem[] =>
  routeProblems(route, { fields, officers: () => [{ name: '', count: Number.POSITIVE_INFINITY }] });

const at = (index: number, part: string): string => `steps.${index}.${part}`;

function namesIn(route: ReviewRoute): RouteProblem[] {
  const ids = route.steps.map((step) => step.id);
  return route.steps.flatMap((step, index) => {
    const unknown = (part: 'after' | 'mayReturnTo') =>
      (step[part] ?? [])
        .filter((named) => !ids.includes(named))
        .map((named) => ({
          code: 'unknown-step' as const,
          path: at(index, part),
          params: { step: step.name, named },
        }));
    const twice = ids.indexOf(step.id) < index;
    return [
      ...(twice
        ? [{ code: 'duplicate-step' as const, path: at(index, 'id'), params: { step: step.id } }]
        : []),
      ...unknown('after'),
      ...unknown('mayReturnTo'),
    ];
  });
}

/** Steps that wait for themselves; and returns to a step that does not come before. */
function circles(route: ReviewRoute): RouteProblem[] {
  const byId = new Map(route.steps.map((step) => [step.id, step]));
  const earlier = (start: RouteStep): Set<string> => {
    const found = new Set<string>();
    const open = [...start.after];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...(byId.get(id)?.after ?? []));
    }
    return found;
  };
  const circle = route.steps.filter((step) => earlier(step).has(step.id));
  if (circle.length) {
    const steps = circle.map((step) => step.name).join('、');
    return [
      { code: 'cycle', path: at(route.steps.indexOf(circle[0] as RouteStep), 'after'), params: { steps } },
    ];
  }
  return route.steps.flatMap((step, index) => {
    const before = earlier(step);
    return (step.mayReturnTo ?? [])
      .filter((named) => byId.has(named) && !before.has(named))
      .map((named) => ({
        code: 'not-earlier' as const,
        path: at(index, 'mayReturnTo'),
        params: { step: step.name, named: byId.get(named)?.name ?? named },
      }));
  });
}

function condition(step: RouteStep, index: number, world: RouteWorld): RouteProblem[] {
  if (step.when === undefined) return [];
  const path = at(index, 'when');
  const { names } = conditionOf(step.when);
  const known = new Set([...routeFacts, ...world.fields.map((field) => field.name)]);
  const message = feelProblem(step.when, [...known, ...names]);
  if (message) return [{ code: 'condition', path, params: { step: step.name, message } }];
  return names
    .filter((name) => !known.has(name))
    .map((name) => ({ code: 'condition-name', path, params: { step: step.name, name } }));
}

function parties(step: RouteStep, index: number, world: RouteWorld): RouteProblem[] {
  const named = { step: step.name };
  const found: RouteProblem[] = [];
  const say = (code: RouteProblem['code'], path: string, params: RouteProblem['params'] = {}) =>
    found.push({ code, path: at(index, path), params: { ...named, ...params } });
  if (step.mode === 'one' && step.who.length > 1) say('one-party', 'mode');
  const inspected = step.kind === 'inspection';
  if (inspected && (!step.inspectors || step.mode === 'any')) say('two-inspectors', 'inspectors');
  const keys = step.who.map((party) => JSON.stringify(party));
  for (const [who, party] of step.who.entries()) {
    const place = `who.${who}`;
    if (keys.indexOf(keys[who] as string) < who) say('same-party', place);
    if (party.at === 'outside') {
      if (inspected) say('one-outside', place);
      for (const field of party.shows) {
        if (!world.fields.some((one) => one.name === field))
          say('unknown-field', `${place}.shows`, { field });
      }
      continue;
    }
    if (party.at === 'township') {
      const field = world.fields.find((one) => one.name === party.field);
      if (!field) say('unknown-field', `${place}.field`, { field: party.field });
      else if (field.kind !== 'division') say('not-a-place', `${place}.field`, { field: field.label });
    }
    const there = world.officers(party);
    const key = party.at === 'department' ? party.key : '';
    if (!there.length) say('no-organisation', place, { key });
    const needed = step.inspectors ?? 1;
    for (const { name, count } of there) {
      if (count < needed) say('no-officer', place, { party: name, needed });
    }
  }
  return found;
}
