import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseState, caseStates } from '../../../contracts/cases.ts';
import type { Case } from './case.ts';
import { runningSpan, spansOf } from './clock-spans.ts';
import { chain, genesis, linkHash } from './events/chain.ts';
import { type CaseEvent, type NewEvent, papersByEvent, phaseAfter } from './events/kinds.ts';
import { readEvent } from './events/read.ts';
import { evolve, fold } from './fold.ts';
import { actors, bodies, command, refOf, type WholeCommand, wholeCommands } from './lifecycle/testing.ts';
import { availableActions, type CaseActor, decide, lifecycle } from './lifecycle.ts';

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
  const made: {
    name: WholeCommand;
    actor: CaseActor;
    before: Case | undefined;
    after: Case;
    from: number;
    to: number;
  }[] = [];
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
    const before = state;
    const from = events.length;
    for (const event of decision.events) {
      const seq = events.length + 1;
      const at = new Date(Date.UTC(2026, 10, 23, 1, 0, seq)).toISOString();
      const { by = refOf(actor), ...said } = event;
      events.push({ ...said, seq, actor: by, onBehalfOf: null, at } as CaseEvent);
      state = evolve(state, events.at(-1) as CaseEvent);
    }
    made.push({ name, actor, before, after: state as Case, from, to: events.length });
  }
  return { events, state, made };
}

type AnyMake = (body: unknown, state: Case | undefined, actor: CaseActor) => NewEvent | NewEvent[];

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
          if (decision.ok) expect(decision.events.length).toBeGreaterThan(0);
          else if (decision.code === 'not-allowed-now') expect(decision.reason).toBeTruthy();
        }
      }
    }
  });

  it('says in each row what the event really does', () => {
    for (const name of wholeCommands) {
      const rule = lifecycle[name];
      expect(phaseAfter[rule.event]).toBe(rule.to);
      expect(rule.ground.length).toBeGreaterThan(0);
      const made = [(rule.make as AnyMake)(bodies[name], undefined, actors[0] as CaseActor)].flat();
      expect(made.map((event) => event.kind)).toContain(rule.event);
      const papers = made.flatMap((event) => papersByEvent[event.kind] ?? []);
      expect(rule.papers.filter((paper) => papers.includes(paper))).toEqual(papers);
    }
  });

  it('starts and ends clocks as its rows say', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { events, made } = run(life);
        for (const step of made) {
          const before = runningSpan(spansOf(events.slice(0, step.from)));
          const after = runningSpan(spansOf(events.slice(0, step.to)));
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
        expect(events.filter((event) => event.kind === 'decided').length).toBeLessThanOrEqual(1);
        expect(events.filter((event) => event.kind === 'extended').length).toBeLessThanOrEqual(1);
        if (decision) {
          expect(review).toBeDefined();
          expect(refOf(decision.actor)).not.toBe(refOf((review as typeof decision).actor));
        }
        for (const { name, actor, before } of made) {
          // Only the holder acts; only the applicant submits and mends.
          const officer = lifecycle[name].custody === 'holder';
          if (officer) expect(refOf(actor)).toBe(`staff:${before?.handler?.staffId}`);
          if (['submit', 'resubmit', 'withdraw'].includes(name)) expect(actor).toBe(actors[0]);
          if (name === 'request-correction') expect(before?.acceptedAt).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
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
    const asked = {
      kind: 'correction-requested@1',
      payload: { points: [{ kind: 'field', ref: 'a' }] },
      seq: 1,
      ...by,
    };
    expect(readEvent(JSON.stringify(asked)).payload).toEqual({
      points: [{ kind: 'field', ref: 'a', reason: null }],
    });
    expect(() => readEvent(body('taken@9'))).toThrow('taken@9');
    expect(() => readEvent(body('fined@1'))).toThrow('fined@1');
  });
});

function inState(state: CaseState): Case {
  const base = fold(run([{ name: 'submit', actor: actors[0] as CaseActor }]).events) as Case;
  return { ...base, state };
}
