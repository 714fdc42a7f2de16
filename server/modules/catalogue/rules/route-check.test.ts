import { describe, expect, it } from 'vitest';
import type { FormField } from '../../../../contracts/forms.ts';
import type { ReviewRoute, RouteStep } from '../../../../contracts/review-routes.ts';
import { canHold } from './can-hold.ts';
import { type RouteWorld, routeProblems } from './route-check.ts';

const field = (name: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  name,
  label: name,
  kind,
  required: true,
  personal: false,
  ...more,
});
const fields = [
  field('area', 'number'),
  field('place', 'division'),
  field('online', 'boolean'),
  field('form', 'select', {
    options: [
      { value: 'shop', label: '店' },
      { value: 'cart', label: '车' },
    ],
  }),
];
const world: RouteWorld = {
  fields,
  officers: (party) =>
    party.at === 'department' && party.key !== '消防' ? [] : [{ name: '某局', count: 2 }],
};
const step = (id: string, more: Partial<RouteStep> = {}): RouteStep => ({
  id,
  name: id,
  kind: 'review',
  mode: 'one',
  who: [{ at: 'own', role: 'reviewer' }],
  after: [],
  limit: { value: 3, unit: 'workday' },
  ...more,
});
const problems = (...steps: RouteStep[]) =>
  routeProblems({ steps } satisfies ReviewRoute, world).map(({ code, path }) => `${code} ${path}`);

describe('a route is refused by the name of what is wrong and its place', () => {
  it('lets a sound one through', () => {
    expect(
      problems(
        step('a'),
        step('b', { after: ['a'], when: 'area > 100 and online', mayReturnTo: ['a'] }),
        step('c', {
          after: ['a'],
          mode: 'all',
          who: [
            { at: 'department', key: '消防', role: 'reviewer' },
            { at: 'township', field: 'place', role: 'reviewer' },
          ],
        }),
        step('d', { kind: 'inspection', inspectors: 2, after: ['b', 'c'] }),
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'a step that waits for itself',
      [step('a', { after: ['b'] }), step('b', { after: ['a'] })],
      'cycle steps.0.after',
    ],
    ['an unknown step', [step('a', { after: ['x'] })], 'unknown-step steps.0.after'],
    ['the same id twice', [step('a'), step('a')], 'duplicate-step steps.1.id'],
    [
      'a return to a later step',
      [step('a', { mayReturnTo: ['b'] }), step('b', { after: ['a'] })],
      'not-earlier steps.0.mayReturnTo',
    ],
    ['FEEL that does not parse', [step('a'), step('b', { when: 'area >' })], 'condition steps.1.when'],
    [
      'an answer that the form does not ask',
      [step('a'), step('b', { when: 'height > 3' })],
      'condition-name steps.1.when',
    ],
    ['nothing that could ever apply', [step('a', { when: 'form = "ship"' })], 'unreachable steps'],
    [
      'a department that is not here',
      [step('a', { who: [{ at: 'department', key: '海关', role: 'reviewer' }] })],
      'no-organisation steps.0.who.0',
    ],
    ['too few officers', [step('a', { kind: 'inspection', inspectors: 3 })], 'no-officer steps.0.who.0'],
    [
      'an inspection by one officer',
      [step('a', { kind: 'inspection' })],
      'two-inspectors steps.0.inspectors',
    ],
    [
      'a township by what is no place',
      [step('a', { who: [{ at: 'township', field: 'area', role: 'reviewer' }] })],
      'not-a-place steps.0.who.0.field',
    ],
    [
      'an answer shown that there is not',
      [
        step('a', {
          kind: 'consult',
          who: [{ at: 'outside', name: '某单位', contact: '', shows: ['secret'] }],
        }),
      ],
      'unknown-field steps.0.who.0.shows',
    ],
    [
      'two parties where one is meant',
      [
        step('a', {
          who: [
            { at: 'own', role: 'reviewer' },
            { at: 'own', role: 'decider' },
          ],
        }),
      ],
      'one-party steps.0.mode',
    ],
  ] satisfies [string, RouteStep[], string][])('%s', (_what, steps, expected) => {
    expect(problems(...steps)).toContain(expected);
  });
});

describe('whether a condition can be met', () => {
  it.each([
    ['form = "shop" and online', true],
    ['form = "ship"', false],
    ['form = "shop" and form = "cart"', false],
    ['area > 3', true],
    ['false', false],
  ])('%s: %s', (expression, expected) => expect(canHold(expression, fields)).toBe(expected));
});
