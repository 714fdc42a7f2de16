import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandName, commandNames } from '../../../contracts/case-commands.ts';
import { type CaseState, caseStates } from '../../../contracts/cases.ts';
import type { Permission } from '../../../contracts/identity.ts';
import { type StepCommandName, stepCommandNames } from '../../../contracts/step-commands.ts';
import type { Case } from './case.ts';
import { acceptanceLimit, runningSpan, spansOf } from './clocks.ts';
import { chain, genesis, linkHash } from './events/chain.ts';
import { type CaseEvent, phaseAfter } from './events/kinds.ts';
import { readEvent } from './events/read.ts';
import { evolve, fold } from './fold.ts';
import { couldTake } from './lifecycle/custody.ts';
import {
  availableActions,
  type Bodies,
  type CaseActor,
  type Command,
  decide,
  lifecycle,
} from './lifecycle.ts';

const text = { id: '00000000-0000-7000-8000-000000000001', sm3: 'a'.repeat(64) };
/** Commands on the steps of a route have their own life, in review/. */
type WholeCommand = Exclude<CommandName, StepCommandName>;
const wholeCommands = commandNames.filter(
  (name): name is WholeCommand => !(stepCommandNames as readonly string[]).includes(name),
);
const bodies: { [C in WholeCommand]: Bodies[C] } = {
  submit: {
    division: '513424',
    place: '513424',
    organisation: 'market',
    item: { code: 'item', version: 1, type: 'licence' },
    form: { version: 1 },
    subject: { id: 'subject', kind: 'enterprise' },
    agent: 'agent',
    channel: 'online',
    limits: { acceptance: acceptanceLimit, decision: { value: 10, unit: 'workday' } },
    answers: { round: 1, sm3: 'b'.repeat(64) },
    materials: [],
  },
  take: {},
  release: {},
  'hand-over': { to: 'omnipotent-2', instead: null, text, recipient: staff('omnipotent-2') },
  reassign: { from: 'clerk', to: 'omnipotent-2', instead: null, text, recipient: staff('omnipotent-2') },
  'request-correction': { text, points: [{ kind: 'field', ref: 'area' }] },
  resubmit: { answers: { round: 2, sm3: 'c'.repeat(64) }, materials: [], agent: 'agent' },
  accept: {},
  escalate: { text },
  'refuse-acceptance': { ground: 'not-competent', text },
  'send-back': { text },
  withdraw: {},
  'deem-accepted': { due: '2026-11-30T16:00:00.000Z', at: '2026-11-30T16:00:00.000Z' },
  review: { opinion: 'grant', text },
  decide: { decision: 'grant', text },
  finish: { delivery: 'counter' },
};

function staff(staffId: string, ...permissions: Permission[]): CaseActor {
  return { kind: 'staff', staffId, permissions: new Set(permissions) };
}
const everything = ['case.read', 'case.receive', 'case.review', 'case.decide', 'case.finish'] as const;
const actors: CaseActor[] = [
  { kind: 'applicant', subjectId: 'subject', personId: 'agent' },
  { kind: 'applicant', subjectId: 'somebody-else', personId: 'other' },
  { kind: 'system', name: 'clock' },
  staff('clerk', 'case.read', 'case.receive'),
  staff('reviewer', 'case.read', 'case.review'),
  staff('decider', 'case.read', 'case.decide'),
  { ...staff('leader', 'case.read', 'case.decide'), holderAway: true } as CaseActor,
  staff('issuer', 'case.read', 'case.finish'),
  staff('omnipotent-1', ...everything),
  staff('omnipotent-2', ...everything),
  staff('omnipotent-3', ...everything),
];

/** A hand-over names somebody who could take the case, where there is such a one. */
function command(name: WholeCommand, state?: Case): Command {
  if (name !== 'hand-over' && name !== 'reassign') return { name, body: bodies[name] } as Command;
  const able = state && actors.find((actor) => actor.kind === 'staff' && couldTake(state, actor));
  const recipient = able ?? staff('nobody');
  const to = recipient.kind === 'staff' ? recipient.staffId : '';
  return { name, body: { ...bodies[name], from: state?.handler?.staffId ?? '', to, recipient } } as Command;
}

const refOf = (actor: CaseActor): string =>
  actor.kind === 'staff'
    ? `staff:${actor.staffId}`
    : actor.kind === 'applicant'
      ? `person:${actor.personId}`
      : 'system:clock';

type Try = { name: WholeCommand; actor: CaseActor };
/** Either a wild try, or the n-th of what is legal now, so that long lives happen too. */
type Step = Try | number;

function legal(state: Case | undefined): Try[] {
  if (!state) return [{ name: 'submit', actor: actors[0] as CaseActor }];
  return actors.flatMap((actor) =>
    availableActions(state, actor).map(({ command }) => ({ name: command as WholeCommand, actor })),
  );
}

/** Applies commands, legal or not, and keeps what was made. */
function run(steps: readonly Step[]) {
  const events: CaseEvent[] = [];
  let state: Case | undefined;
  const made: { name: WholeCommand; actor: CaseActor; before: Case | undefined; after: Case }[] = [];
  for (const step of steps) {
    const options = legal(state);
    const chosen = typeof step === 'number' ? options[step % options.length] : step;
    if (!chosen) break; // finished: nothing is left to do
    const { name, actor } = chosen;
    const decision = decide(state, command(name, state), actor);
    const offered = state ? availableActions(state, actor).some((one) => one.command === name) : false;
    if (state) expect(offered).toBe(decision.ok);
    if (!decision.ok) {
      if (decision.code === 'case-taken') expect(decision.staffId).toBe(state?.handler?.staffId);
      continue;
    }
    for (const event of decision.events) {
      const seq = events.length + 1;
      const at = new Date(Date.UTC(2026, 10, 23, 1, 0, seq)).toISOString();
      events.push({ ...event, seq, actor: refOf(actor), onBehalfOf: null, at } as CaseEvent);
      const before = state;
      state = evolve(state, events.at(-1) as CaseEvent);
      made.push({ name, actor, before, after: state });
    }
  }
  return { events, state, made };
}

const wild = fc.record({ name: fc.constantFrom(...wholeCommands), actor: fc.constantFrom(...actors) });
const lives = fc.array(fc.oneof({ weight: 2, arbitrary: wild }, { weight: 3, arbitrary: fc.nat(1000) }), {
  maxLength: 80,
  size: 'max',
});

describe('the lifecycle', () => {
  it('answers every command from every state for everybody', () => {
    const states = [undefined, ...Object.keys(caseStates).map((state) => inState(state as CaseState))];
    for (const state of states) {
      for (const name of wholeCommands) {
        for (const actor of actors) {
          const decision = decide(state, command(name, state), actor);
          expect(typeof decision.ok).toBe('boolean');
          if (decision.ok) expect(decision.events).toHaveLength(1);
        }
      }
    }
  });

  it('says in each row what the event really does', () => {
    for (const name of wholeCommands) {
      const rule = lifecycle[name];
      expect(phaseAfter[rule.event]).toBe(rule.to);
      expect(rule.ground.length).toBeGreaterThan(0);
      const made = rule.make(bodies[name] as never);
      expect(made.kind).toBe(rule.event);
    }
  });

  it('starts and ends clocks as its rows say', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { events, made } = run(life);
        for (const [index, step] of made.entries()) {
          const before = runningSpan(spansOf(events.slice(0, index)));
          const after = runningSpan(spansOf(events.slice(0, index + 1)));
          const { ends, starts } = lifecycle[step.name].clock;
          if (ends && ends !== 'any') expect(before?.kind).toBe(ends);
          expect(after?.kind ?? null).toBe(starts ?? (ends ? null : (before?.kind ?? null)));
        }
      }),
    );
  });

  it('keeps its invariants whatever is tried (20,000 steps and more)', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { events, state, made } = run(life);
        expect(fold(events)).toEqual(state);
        expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
        expect(events.filter((event) => event.kind === 'submitted').length).toBe(events.length ? 1 : 0);
        expect(events.filter((event) => event.kind === 'correction-requested').length).toBeLessThanOrEqual(1);
        const review = made.find((step) => step.name === 'review');
        const decision = made.find((step) => step.name === 'decide');
        if (decision) {
          expect(review).toBeDefined();
          expect(refOf(decision.actor)).not.toBe(refOf((review as typeof decision).actor));
        }
        for (const { name, actor, before } of made) {
          // Only the holder acts; only the applicant submits and mends.
          const officer = !['submit', 'take', 'reassign', 'resubmit', 'withdraw', 'deem-accepted'].includes(
            name,
          );
          if (officer) expect(refOf(actor)).toBe(`staff:${before?.handler?.staffId}`);
          if (['submit', 'resubmit', 'withdraw'].includes(name)) expect(actor).toBe(actors[0]);
          if (name === 'request-correction') expect(before?.acceptedAt).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reaches every state and uses every command', () => {
    const used = new Set<string>();
    const reached = new Set<string>();
    fc.assert(
      fc.property(lives, (life) => {
        for (const step of run(life).made) {
          used.add(step.name);
          reached.add(step.after.state);
        }
      }),
      { numRuns: 500, seed: 20261123 },
    );
    expect([...used].sort()).toEqual([...wholeCommands].sort());
    expect([...reached].sort()).toEqual(Object.keys(caseStates).sort());
  });
});

describe('the chain', () => {
  const by = { actor: 'staff:1', onBehalfOf: null, at: '2026-11-23T01:00:00.000Z' };
  const key = { divisionCode: '513424', id: 'case' };

  it('hashes each event over the one before, and reads back what was written', () => {
    const events = decide(undefined, command('submit'), actors[0] as CaseActor);
    if (!events.ok) throw new Error('refused');
    const [first] = chain(key, { seq: 0, hash: genesis }, events.events, by);
    const [second] = chain(key, { seq: 1, hash: first?.hash ?? '' }, [{ kind: 'taken', payload: {} }], by);
    expect(first?.hash).toBe(linkHash(genesis, first?.body ?? ''));
    expect(second).toMatchObject({ seq: 2, kind: 'taken@1', prevHash: first?.hash });
    expect(readEvent(second?.body ?? '')).toEqual({
      kind: 'taken',
      payload: {},
      seq: 2,
      mandate: null,
      ...by,
    });
  });

  it('is the SM3 of RFC 8785 bytes: keys sorted, nothing else', () => {
    const [link] = chain(key, { seq: 0, hash: genesis }, [{ kind: 'taken', payload: {} }], by);
    expect(link?.body).toBe(
      '{"actor":"staff:1","at":"2026-11-23T01:00:00.000Z","case":"case","division":"513424","kind":"taken@1","onBehalfOf":null,"payload":{},"seq":1}',
    );
  });

  it('upcasts old kinds step by step and refuses unknown ones', () => {
    const body = (kind: string) => JSON.stringify({ kind, payload: { a: 1 }, seq: 1, ...by });
    const table = {
      'taken@1': (payload: object) => ({ ...payload, b: 2 }),
      'taken@2': (payload: object) => ({ ...payload, c: 3 }),
    };
    expect(readEvent(body('taken@1'), table, { taken: 3 }).payload).toEqual({ a: 1, b: 2, c: 3 });
    expect(() => readEvent(body('taken@9'))).toThrow('taken@9');
    expect(() => readEvent(body('fined@1'))).toThrow('fined@1');
  });
});

function inState(state: CaseState): Case {
  const base = fold(run([{ name: 'submit', actor: actors[0] as CaseActor }]).events) as Case;
  return { ...base, state };
}
