import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { caseStates, isClosed } from '../../../contracts/cases.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { localDate } from '../../platform/clock.ts';
import { type Case, isStopped } from './case.ts';
import { runningSpan, spansOf } from './clock-spans.ts';
import { clockView, dueOf } from './clocks.ts';
import type { CaseEvent } from './events/kinds.ts';
import { evolve, fold } from './fold.ts';
import { actors, bodies, command, refOf, type WholeCommand, wholeCommands } from './lifecycle/testing.ts';
import {
  availableActions,
  type CaseActor,
  type Command,
  decide,
  lifecycle,
  type Moment,
} from './lifecycle.ts';

/**
 * A model of the whole life: thousands of legal and illegal commands, of everybody, at any time, on items of every
 * kind; after each one the invariants of the evidence and of the clocks are asked.
 */
const calendar = loadCalendar();
const day = 86_400_000;

/** Small and repeatable: a failing seed is a failing life. */
function dice(seed: number) {
  let at = seed >>> 0;
  const next = () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T };
}

/** Transitions taken so far, `state command`; a life prefers what was taken least, so that the rare ones happen. */
const taken = new Map<string, number>();
const cell = (state: Case | undefined, name: string) => `${state?.state ?? 'none'} ${name}`;
let tried = 0;
let refused = 0;

/** Signed at the window, and not scanned then. */
const signed = {
  ...{ act: 'submit' as const, person: 'agent', staffId: 'clerk', attendance: 'a', proof: 'resident-card' },
  ...{ mark: 'M', papers: [], paperOn: null, signed: [] },
};

function submission(roll: ReturnType<typeof dice>): Command {
  const licence = roll.next() < 0.7;
  const rules = {
    ...bodies.submit.rules,
    deemed: licence || roll.next() < 0.3,
    onReceipt: roll.next() < 0.15,
    extension: licence ? { value: 10, unit: 'workday' as const } : null,
  };
  const item = {
    ...bodies.submit.item,
    type: licence ? 'licence' : 'public-service',
    handleKind: roll.of(['instant', 'promised', null]),
  };
  const decision = roll.of([
    null,
    { value: 10, unit: 'workday' as const },
    { value: 20, unit: 'day' as const },
    { value: 48, unit: 'hour' as const },
  ]);
  return {
    name: 'submit',
    body: {
      ...bodies.submit,
      item,
      rules,
      limits: { ...bodies.submit.limits, decision },
      held: roll.next() < 0.15,
      ...(roll.next() < 0.5 ? { window: signed } : {}),
    },
  };
}

function live(seed: number): void {
  const roll = dice(seed);
  const events: CaseEvent[] = [];
  let state: Case | undefined;
  let now = Date.UTC(2026, 10, 23, 1) + Math.floor(roll.next() * 300) * day;
  for (let step = 0; step < 60; step++) {
    now += Math.floor(roll.next() * roll.of([60_000, day, 4 * day]));
    const at = new Date(now).toISOString();
    const moment: Moment = { at, due: dueAt(events) };
    const { name, actor } = pick(state, moment, roll);
    const asked = bodyOf(name, state, moment, roll);
    tried += 1;

    const offered = state
      ? availableActions(state, actor, moment).some((one) => one.command === name)
      : name === 'submit';
    const decision = decide(state, asked, actor, moment);
    if (decision.ok) expect(offered).toBe(true);
    // What is offered is taken, unless the body itself is wrong.
    if (offered && !decision.ok && state) expect(decision).toMatchObject({ code: 'not-allowed-now' });
    if (!decision.ok) {
      refused += 1;
      if (decision.code === 'not-allowed-now') {
        expect(decision.reason).toBeTruthy();
        if (!['take-first', 'already-yours'].includes(decision.reason))
          expect(decision.ground?.article).toBeGreaterThan(0);
      }
      if (state && isClosed(state.state)) {
        const offered = availableActions(state, actor, moment).map((one) => one.command);
        expect(offered.filter((one) => !mayFollow(state as Case, one))).toEqual([]);
      }
      if (state && isClosed(state.state) && roll.next() < 0.2) break;
      continue;
    }

    taken.set(cell(state, name), (taken.get(cell(state, name)) ?? 0) + 1);
    const before = state;
    for (const event of decision.events) {
      const { by = refOf(actor), ...said } = event;
      events.push({
        ...said,
        seq: events.length + 1,
        actor: by,
        onBehalfOf: null,
        mandate: null,
        at,
      } as CaseEvent);
      state = evolve(state, events.at(-1) as CaseEvent);
    }
    invariants(events, before, state as Case, name, at);
  }
}

/** What was promised outlives the result: it is handed in, found wanting, and may cost the decision. */
const afterwards = [
  'collect',
  'supply',
  'take-licence',
  'add-scan',
  'remind-supply',
  'lapse-supply',
  'record-breach',
  'void',
];
const mayFollow = (state: Case, name: string): boolean =>
  state.state === 'finished' && afterwards.includes(name);

function pick(
  state: Case | undefined,
  moment: Moment,
  roll: ReturnType<typeof dice>,
): { name: WholeCommand; actor: CaseActor } {
  if (!state && roll.next() < 0.9) return { name: 'submit', actor: actors[0] as CaseActor };
  const wild = { name: roll.of(wholeCommands), actor: roll.of(actors) };
  if (!state || roll.next() < 0.35) return wild;
  const legal = actors.flatMap((actor) =>
    availableActions(state, actor, moment).map(({ command: name }) => ({
      name: name as WholeCommand,
      actor,
    })),
  );
  if (!legal.length) return wild;
  const fresh = legal.filter(({ name }) => !taken.has(cell(state, name)));
  if (fresh.length && roll.next() < 0.3) return roll.of(fresh);
  // Most lives go on: what ends one is drawn seldom.
  const seldom = ['withdraw', 'void', 'finish', 'deliver', ...(roll.next() < 0.7 ? ['extend'] : [])];
  // What is done once is kept for the states that few lives reach.
  if (!['issued', 'finished'].includes(state.state))
    seldom.push('supply', 'take-licence', 'add-scan', 'remind-supply', 'lapse-supply');
  const going = legal.filter(({ name }) => !seldom.includes(name));
  if (going.length && roll.next() < 0.9) legal.splice(0, legal.length, ...going);
  if (roll.next() < 0.4) return roll.of(legal);
  const count = ({ name }: { name: string }) => taken.get(cell(state, name)) ?? 0;
  const least = Math.min(...legal.map(count));
  return roll.of(legal.filter((one) => count(one) === least));
}

function bodyOf(
  name: WholeCommand,
  state: Case | undefined,
  moment: Moment,
  roll: ReturnType<typeof dice>,
): Command {
  if (name === 'submit') return submission(roll);
  if (name === 'deem-accepted') return { name, body: { due: moment.due ?? moment.at, at: moment.at } };
  if (name === 'begin-special-step') {
    const step = {
      name: roll.next() < 0.12 ? '听证告知' : roll.of(['听证', '专家评审', '现场核查']),
      stopsClock: roll.next() < 0.6,
      basis: null,
    };
    const asked = step.name === '听证告知' ? { name: '听证', days: 20, noticeDays: 7 } : null;
    const expectedEnd = localDate(new Date(Date.parse(moment.at) + 7 * 86_400_000));
    const no = (state?.steps.length ?? 0) + 1;
    return { name, body: { ...bodies[name], step, asked, expectedEnd, no } };
  }
  if (name === 'add-scan') return { name, body: { mark: 'M', files: [{ id: 'scan', sm3: 'd'.repeat(64) }] } };
  if (name === 'decide')
    return { name, body: { ...bodies[name], decision: roll.of(['grant', 'refuse', 'partly']) } };
  return command(name, state);
}

function dueAt(events: readonly CaseEvent[]): string | null {
  const running = runningSpan(spansOf(events));
  return (running && dueOf(running, calendar)?.at.toISOString()) ?? null;
}

function invariants(
  events: CaseEvent[],
  before: Case | undefined,
  after: Case,
  name: WholeCommand,
  at: string,
): void {
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  if (before?.held) expect(['issue', 'deliver', 'finish']).not.toContain(name);
  expect(before && isClosed(before.state) && !mayFollow(before, name)).not.toBe(true);
  expect(after.version).toBe(events.length);
  for (const once of ['submitted', 'decided', 'extended', 'correction-requested', 'finished', 'voided']) {
    expect(count(once)).toBeLessThanOrEqual(1);
  }
  const row = lifecycle[name];
  if (row.to) expect([row.to, 'accepted']).toContain(after.state);
  if (before && isStopped(before)) expect('whileStopped' in row).toBe(true);
  if (['decided', 'reviewed'].includes(row.event))
    expect(after.steps.every((step) => step.result)).toBe(true);
  if (name === 'decide') expect(after.decision?.staffId).not.toBe(after.opinion?.staffId);

  const spans = spansOf(events);
  const running = runningSpan(spans);
  if (isClosed(after.state)) expect(running).toBeNull();
  // After a grant only its delivery is timed (art. 44).
  if (after.decision) expect(running?.kind ?? 'delivery').toBe('delivery');
  if (after.decision?.decision === 'refuse') expect(running).toBeNull();
  for (const span of spans) {
    const view = clockView(span, calendar, new Date(at));
    expect(view.used).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(view.remaining)).toBe(true);
    if (view.stopped) expect([view.due, isStopped(after), view.light]).toEqual([null, true, 'idle']);
    // A stop that began too late does not stop: the limit had run out before.
    else if (isStopped(after) && span === running && span.kind === 'decision') expect(view.light).toBe('bad');
    if (span.endedAt) expect(span.stops.every((stop) => stop.to)).toBe(true);
  }
}

it('keeps every invariant through 10,000 legal and illegal commands and more', { timeout: 180_000 }, () => {
  fc.assert(fc.property(fc.integer(), live), { numRuns: 420, seed: 20261123 });
  expect(tried).toBeGreaterThan(10_000);
  expect(refused).toBeGreaterThan(1000);
});

it('folds the same whole as step by step', () => {
  const events: CaseEvent[] = [];
  const made = decide(undefined, command('submit'), actors[0] as CaseActor);
  if (made.ok)
    events.push({
      ...made.events[0],
      seq: 1,
      actor: 'person:agent',
      onBehalfOf: null,
      mandate: null,
      at: '2026-11-23T01:00:00.000Z',
    } as CaseEvent);
  expect(fold(events)).toEqual(evolve(undefined, events[0] as CaseEvent));
});

it('takes every transition of the table', () => {
  const table = wholeCommands.flatMap((name) =>
    Object.keys(lifecycle[name].from).map((state) => `${state} ${name}`),
  );
  const missed = table.filter((one) => !taken.has(one));
  expect(missed).toEqual([]);
  const states = new Set([...taken.keys()].map((one) => one.split(' ')[0]));
  const open = Object.keys(caseStates).filter((state) => !isClosed(state));
  expect(open.filter((state) => !states.has(state))).toEqual([]);
});

afterAll(() => {
  const table = wholeCommands.flatMap((name) =>
    Object.keys(lifecycle[name].from).map((state) => `${state} ${name}`),
  );
  const covered = table.filter((one) => taken.has(one)).length;
  console.log(
    `lifecycle: ${covered} of ${table.length} transitions (${((100 * covered) / table.length).toFixed(0)} %), ${tried} commands, ${refused} refused`,
  );
});
