import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepCommandNames } from '../../../../contracts/step-commands.ts';
import { type ReviewActor, type StepBodies, stepRules, targetOf } from './acts.ts';
import { finishes } from './finishing.ts';
import { offersOf } from './offers.ts';
import { resolveRoute } from './resolve.ts';
import { evolveRoute, findStep, followers, isFinished, isOpen, type Route, statusOf } from './route.ts';
import { seatsOf } from './seats.ts';
import { department, routes, step } from './testing.ts';

const text = { id: '00000000-0000-7000-8000-000000000001', sm3: 'a'.repeat(64) };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 1, minute)).toISOString();
const own = { organisation: 'own', place: '513424' };

function open(route: Parameters<typeof resolveRoute>[0], facts: Record<string, unknown> = {}): Route {
  const steps = resolveRoute(
    route,
    facts,
    (party) => (party.at === 'department' ? { organisation: party.key, place: '513424' } : own),
    own,
  );
  const opened = {
    kind: 'route-opened' as const,
    payload: { item: { code: 'i', version: 1 }, steps },
    actor: 'staff:clerk',
    onBehalfOf: null,
    at: at(0),
  };
  return evolveRoute(null, opened) as Route;
}

/** An officer of the organisations named; `own` is the one that handles the case. */
function officer(route: Route, staffId: string, ...organisations: string[]): ReviewActor {
  const seats = seatsOf(route, [
    { staffId, holds: ({ organisation }) => organisations.includes(organisation) },
  ]);
  return {
    kind: 'staff',
    staffId,
    permissions: new Set(organisations.includes('own') ? ['case.read', 'case.review'] : []),
    seats,
  };
}

type Act = { [C in keyof StepBodies]: { name: C; body: StepBodies[C] } }[keyof StepBodies];

/** The act upon the route, or the reason why not. */
function act(route: Route, actor: ReviewActor, { name, body }: Act, minute = 1): Route | string {
  const rule = stepRules[name];
  const { seat } = body as { seat?: unknown };
  const target = targetOf(route, body.step ?? '', typeof seat === 'string' ? seat : undefined);
  if (!target) return 'no-such-step';
  const refused = rule.may(target, actor) ?? rule.body?.(target, actor, body as never);
  if (refused) return refused;
  const made = rule.make(target, actor, body as never);
  const by = actor.kind === 'staff' ? `staff:${actor.staffId}` : 'outside:link';
  return evolveRoute(route, { ...made, actor: by, onBehalfOf: null, at: at(minute) } as never) as Route;
}
const done = (route: Route | string): Route => {
  if (typeof route === 'string') throw new Error(route);
  return route;
};
const say = (step: string, seat: string, opinion: 'grant' | 'refuse' = 'grant'): Act => ({
  name: 'give-opinion',
  body: { step, seat, opinion, text },
});
const statuses = (route: Route) => Object.fromEntries(route.steps.map((one) => [one.id, statusOf(one)]));
const seatRef = (id: string, more = {}) => ({
  id,
  organisation: null,
  place: null,
  permission: 'case.review' as const,
  staff: null,
  body: null,
  advisory: false,
  limit: { value: 1, unit: 'workday' as const },
  shows: [],
  question: null,
  instead: false,
  ...more,
});

const parallel = {
  steps: [
    step('first'),
    step('fire', { after: ['first'], who: [department('fire')] }),
    step('health', { after: ['first'], who: [department('health')] }),
    step('last', { after: ['fire', 'health'] }),
  ],
};

describe('a route', () => {
  it('goes one after the other and side by side', () => {
    let route = open(parallel);
    expect(statuses(route)).toEqual({
      first: 'running',
      fire: 'waiting',
      health: 'waiting',
      last: 'waiting',
    });
    route = done(act(route, officer(route, 'a', 'own'), say('first', 'first.1')));
    expect(statuses(route)).toEqual({ first: 'done', fire: 'running', health: 'running', last: 'waiting' });
    route = done(act(route, officer(route, 'h', 'health'), say('health', 'health.1')));
    expect(statuses(route)).toMatchObject({ health: 'done', fire: 'running', last: 'waiting' });
    route = done(act(route, officer(route, 'f', 'fire'), say('fire', 'fire.1', 'refuse')));
    expect(statuses(route)).toMatchObject({ last: 'running' });
    expect(
      finishes(route, { kind: 'opinion-given', payload: { ...say('last', 'last.1').body } as never }),
    ).toBe(true);
  });

  it('passes over a step whose condition is not met', () => {
    const route = open(
      {
        steps: [
          step('a', { when: 'area > 300' }),
          step('b', { after: ['a'] }),
          step('c', { when: 'area > 1' }),
        ],
      },
      { area: 100 },
    );
    expect(statuses(route)).toEqual({ a: 'skipped', b: 'running', c: 'running' });
    expect(findStep(route, 'b')?.returnTo).toEqual([]);
  });

  it('asks one of several 或签 or all of them 会签', () => {
    const who = [department('x'), department('y')];
    let any = open({ steps: [step('s', { mode: 'any', who })] });
    any = done(act(any, officer(any, 'x', 'x'), say('s', 's.1')));
    expect(isFinished(any)).toBe(true);
    expect(act(any, officer(any, 'y', 'y'), say('s', 's.2'))).toBe('step-not-running');
    let all = open({ steps: [step('s', { mode: 'all', who })] });
    all = done(act(all, officer(all, 'x', 'x'), say('s', 's.1')));
    expect(isFinished(all)).toBe(false);
    all = done(act(all, officer(all, 'y', 'y'), say('s', 's.2')));
    expect(isFinished(all)).toBe(true);
  });

  it('wants two officers on site, each with her own signature (art. 34 para. 3)', () => {
    let route = open({ steps: [step('site', { kind: 'inspection', inspectors: 2 })] });
    const one = () => officer(route, 'one', 'own');
    route = done(act(route, one(), say('site', 'site.1')));
    expect(isFinished(route)).toBe(false);
    expect(act(route, one(), say('site', 'site.2'))).toBe('two-officers');
    route = done(act(route, officer(route, 'two', 'own'), say('site', 'site.2')));
    expect(isFinished(route)).toBe(true);
  });

  it('returns to an earlier step: what followed is void and kept, what ran beside goes on', () => {
    let route = open(parallel);
    route = done(act(route, officer(route, 'a', 'own'), say('first', 'first.1')));
    route = done(act(route, officer(route, 'f', 'fire'), say('fire', 'fire.1')));
    route = done(act(route, officer(route, 'h', 'health'), say('health', 'health.1')));
    const back: Act = { name: 'return-to-step', body: { step: 'last', to: 'fire', text } };
    expect(act(route, officer(route, 'h', 'health'), back)).toBe('not-your-step');
    route = done(act(route, officer(route, 'a', 'own'), back, 9));
    expect(statuses(route)).toEqual({ first: 'done', fire: 'running', health: 'done', last: 'waiting' });
    expect(findStep(route, 'fire')).toMatchObject({ round: 2, since: at(9), returned: { from: 'last' } });
    expect(findStep(route, 'fire')?.voided).toMatchObject([{ seat: 'fire.1', by: 'staff:f', round: 1 }]);
    route = done(act(route, officer(route, 'f', 'fire'), say('fire', 'fire.1')));
    expect(findStep(route, 'fire')?.returned).toBeNull();
    expect(statuses(route)).toMatchObject({ last: 'running' });
  });

  it('adds and drops a reviewer, but none who spoke and none whom the route prescribes', () => {
    let route = open({ steps: [step('s')] });
    const a = () => officer(route, 'a', 'own');
    route = done(
      act(route, a(), { name: 'add-reviewer', body: { step: 's', seat: seatRef('x', { staff: 'b' }) } }),
    );
    route = done(act(route, a(), say('s', 's.1')));
    expect(isFinished(route)).toBe(false);
    expect(act(route, a(), { name: 'drop-reviewer', body: { step: 's', seat: 's.1' } })).toBe('has-spoken');
    const dropped = done(act(route, a(), { name: 'drop-reviewer', body: { step: 's', seat: 'x' } }));
    expect(isFinished(dropped)).toBe(true);
    const other = open({ steps: [step('s')] });
    expect(
      act(other, officer(other, 'a', 'own'), { name: 'drop-reviewer', body: { step: 's', seat: 's.1' } }),
    ).toBe('prescribed');
  });

  it('passes a seat on, and lets a delegate prepare what the delegator signs', () => {
    let route = open({ steps: [step('s', { who: [department('fire')] })] });
    route = done(
      act(route, officer(route, 'f', 'fire'), {
        name: 'pass-on',
        body: { step: 's', seat: 's.1', staff: 'g' },
      }),
    );
    expect(act(route, officer(route, 'f', 'fire'), say('s', 's.1'))).toBe('not-your-step');
    route = done(
      act(route, officer(route, 'g'), { name: 'delegate', body: { step: 's', seat: 's.1', staff: 'h' } }),
    );
    route = done(act(route, officer(route, 'h'), say('s', 's.1', 'refuse')));
    expect(isFinished(route)).toBe(false);
    expect(act(route, officer(route, 'h'), say('s', 's.1'))).toBe('has-spoken');
    route = done(act(route, officer(route, 'g'), say('s', 's.1')));
    expect(route.steps[0]?.seats[0]).toMatchObject({
      opinion: { opinion: 'grant', by: 'staff:g' },
      delegate: { answer: { opinion: 'refuse', by: 'staff:h' } },
    });
    expect(isFinished(route)).toBe(true);
  });

  it('does not wait for advice, and goes on without it only when it is late', () => {
    let route = open({ steps: [step('s'), step('t', { after: ['s'] })] });
    const a = () => officer(route, 'a', 'own');
    const asked = seatRef('q', { body: '某街道办', advisory: true });
    route = done(act(route, a(), { name: 'consult', body: { step: 's', seat: asked } }));
    const close = (now: number): Act => ({
      name: 'close-unanswered',
      body: { step: 's', seat: 'q', due: at(30), at: at(now) },
    });
    expect(act(route, a(), close(20))).toBe('not-late');
    // Offered only once the day is over.
    const offered = (...late: string[]) => offersOf(route, 'close-unanswered', a(), new Set(late));
    expect(offered()).toEqual({ ok: false, reason: 'not-late' });
    expect(offered('q')).toEqual({ ok: true, targets: [{ step: 's', seat: 'q' }] });
    const closed = done(act(route, a(), close(40)));
    expect(isOpen(closed.steps[0]?.seats.find((seat) => seat.id === 'q') as never)).toBe(false);
    expect(statuses(done(act(route, a(), say('s', 's.1'))))).toMatchObject({ s: 'done', t: 'running' });
  });

  it('takes an answer by link once, in time, from who holds the newest link', () => {
    const outside = { at: 'outside' as const, name: '某街道办', contact: '', shows: ['area'] };
    let route = open({ steps: [step('s', { kind: 'consult', who: [outside] })] });
    const link = (id: string): Act => ({
      name: 'issue-link',
      body: { step: 's', seat: 's.1', link: id, expires: at(50) },
    });
    const answer = (now: number): Act => ({
      name: 'answer-by-link',
      body: { step: 's', seat: 's.1', opinion: 'grant', text, at: at(now) },
    });
    expect(act(route, officer(route, 'f', 'fire'), link('one'))).toBe('not-your-step');
    route = done(act(route, officer(route, 'a', 'own'), link('one')));
    route = done(act(route, officer(route, 'a', 'own'), link('two')));
    expect(act(route, { kind: 'outside', linkId: 'one' }, answer(10))).toBe('link-used');
    expect(act(route, { kind: 'outside', linkId: 'two' }, answer(55))).toBe('link-used');
    route = done(act(route, { kind: 'outside', linkId: 'two' }, answer(10)));
    expect(isFinished(route)).toBe(true);
    expect(act(route, { kind: 'outside', linkId: 'two' }, answer(10))).toBe('link-used');
  });
});

describe('any route without cycles', () => {
  /** Everybody of every department, and as many colleagues as a step has seats. */
  const people = (route: Route) =>
    Array.from({ length: 12 }, (_, index) => officer(route, `p${index}`, 'own', 'd0', 'd1', 'd2'));

  /** One act at a time, chosen by the numbers; the state after each. */
  function live(route: Route, choices: readonly number[]): Route[] {
    const states = [route];
    for (const [minute, choice] of choices.entries()) {
      const now = states.at(-1) as Route;
      if (isFinished(now)) break;
      const options = people(now).flatMap((actor) =>
        (['give-opinion', 'return-to-step', 'urge-step', 'copy-step'] as const).flatMap((name) => {
          const offers = offersOf(now, name, actor);
          return offers.ok ? offers.targets.map((aim) => ({ name, actor, aim })) : [];
        }),
      );
      expect(options.some(({ name }) => name === 'give-opinion')).toBe(true);
      const { name, actor, aim } = options[choice % options.length] as (typeof options)[number];
      const body = bodyOf(now, name, aim as { step: string; seat: string }, choice);
      const next = act(now, actor, { name, body } as Act, minute + 1);
      if (typeof next !== 'string') states.push(next);
    }
    return states;
  }

  function bodyOf(route: Route, name: string, aim: { step: string; seat: string }, choice: number) {
    if (name === 'give-opinion') return { ...aim, opinion: 'grant', text };
    const to = findStep(route, aim.step)?.returnTo ?? [];
    if (name === 'return-to-step') return { step: aim.step, to: to[choice % to.length], text };
    return name === 'copy-step' ? { step: aim.step, staff: `c${choice}` } : { step: aim.step };
  }

  it('ends, whatever was returned on the way, as soon as everybody gives an opinion', () => {
    fc.assert(
      fc.property(routes, fc.array(fc.nat(5000), { maxLength: 40 }), (definition, choices) => {
        let route = live(open(definition), choices).at(-1) as Route;
        for (let left = 100; !isFinished(route); left--) {
          expect(left).toBeGreaterThan(0);
          const next = people(route).flatMap((actor) => {
            const offers = offersOf(route, 'give-opinion', actor);
            return offers.ok ? [{ actor, aim: offers.targets[0] }] : [];
          })[0];
          if (!next) throw new Error('stuck');
          const { step: id, seat } = next.aim as { step: string; seat: string };
          route = done(act(route, next.actor, say(id, seat)));
        }
        for (const one of route.steps) expect(statusOf(one)).toBe(one.applies ? 'done' : 'skipped');
      }),
      { numRuns: 300 },
    );
  });

  it('counts every opinion once, and voids by a return exactly what followed', () => {
    fc.assert(
      fc.property(routes, fc.array(fc.nat(5000), { maxLength: 40 }), (definition, choices) => {
        const states = live(open(definition), choices);
        const valid = (route: Route) =>
          route.steps.flatMap((one) =>
            one.seats.filter((seat) => seat.opinion).map((seat) => `${one.id} ${seat.id}`),
          );
        const voided = (route: Route) => route.steps.reduce((sum, one) => sum + one.voided.length, 0);
        for (const [index, after] of states.entries()) {
          const before = states[index - 1];
          if (!before) continue;
          const gone = valid(before).filter((one) => !valid(after).includes(one));
          expect(voided(after) - voided(before)).toBe(gone.length);
          const again = after.steps.find((one, at) => one.returned && one.round !== before.steps[at]?.round);
          const expected = again ? followers(after, again.id) : new Set<string>();
          expect(
            valid(before)
              .filter((one) => expected.has(one.split(' ')[0] ?? ''))
              .sort(),
          ).toEqual(gone.sort());
          // No step begins before those it comes after are done.
          for (const one of after.steps.filter((step) => step.since)) {
            expect(one.after.every((id) => findStep(after, id)?.doneAt)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('answers every command for everybody, and offers exactly what it takes', () => {
    fc.assert(
      fc.property(routes, fc.array(fc.nat(5000), { maxLength: 10 }), (definition, choices) => {
        const route = live(open(definition), choices).at(-1) as Route;
        const actors: ReviewActor[] = [
          ...people(route).slice(0, 2),
          officer(route, 'stranger', 'elsewhere'),
          { kind: 'applicant' },
          { kind: 'system' },
          { kind: 'outside', linkId: 'x' },
        ];
        for (const actor of actors) {
          for (const name of stepCommandNames) {
            const offers = offersOf(route, name, actor);
            const taken = route.steps.flatMap((one) =>
              (stepRules[name].per === 'step' ? [null] : one.seats).filter(
                (seat) => stepRules[name].may({ route, step: one, seat }, actor) === null,
              ),
            );
            expect(offers.ok ? offers.targets.length : 0).toBe(taken.length);
            if (!offers.ok) expect(offers.reason).toBeTruthy();
            if (actor.kind !== 'staff' || actor.staffId === 'stranger') expect(offers.ok).toBe(false);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
