import type { Party, ReviewRoute, RouteStep } from '../../../../contracts/review-routes.ts';

/** A step with nothing said yet but who does it: the own organisation. */
export function newStep(steps: readonly RouteStep[], name: string): RouteStep {
  const taken = new Set(steps.map((step) => step.id));
  let count = steps.length + 1;
  while (taken.has(`step-${count}`)) count++;
  return {
    id: `step-${count}`,
    name,
    kind: 'review',
    mode: 'one',
    who: [{ at: 'own', role: 'reviewer' }],
    after: steps.length ? [(steps.at(-1) as RouteStep).id] : [],
    limit: { value: 5, unit: 'workday' },
  };
}

/** Without the step, and without what the others said of it. */
export const withoutStep = (steps: readonly RouteStep[], id: string): RouteStep[] =>
  steps
    .filter((step) => step.id !== id)
    .map((step) => ({
      ...step,
      after: step.after.filter((one) => one !== id),
      ...(step.mayReturnTo ? { mayReturnTo: step.mayReturnTo.filter((one) => one !== id) } : {}),
    }));

export function newParty(at: Party['at'], places: readonly string[], departments: readonly string[]): Party {
  if (at === 'own') return { at, role: 'reviewer' };
  if (at === 'department') return { at, key: departments[0] ?? '', role: 'reviewer' };
  if (at === 'township') return { at, field: places[0] ?? '', role: 'reviewer' };
  return { at, name: '', contact: '', shows: [] };
}

/** The route as it is sent: texts trimmed, an empty condition left out; null where it has no step. */
export function routeOf(steps: readonly RouteStep[]): ReviewRoute | null {
  if (!steps.length) return null;
  return {
    steps: steps.map(({ when, inspectors, ...step }) => ({
      ...step,
      name: step.name.trim(),
      ...(when?.trim() ? { when: when.trim() } : {}),
      ...(step.kind === 'inspection' ? { inspectors: inspectors ?? 2 } : {}),
    })),
  };
}
