import { AppError } from '../errors.ts';

/**
 * Lifecycles as tables, for things that officers pass to and fro in a few steps (tickets, requests, tasks). The table
 * decides, and says what may be done: a button exists exactly when its command would be taken.
 */
export type Actor<Part extends string = string> = { ref: string; parts: ReadonlySet<Part> };

export type Rule<Thing extends { state: string }, Who extends Actor, Body, Event, Reason extends string> = {
  /** States it is allowed from. */
  from: readonly Thing['state'][];
  /** The part of the actor that may. */
  by: Who extends Actor<infer Part> ? Part : never;
  /** The first that objects is the reason. */
  guards: readonly ((thing: Thing, actor: Who) => Reason | null)[];
  make: (body: Body) => Event;
  /** Parts of the body that a person has to give, in the order they are asked for. */
  needs: readonly string[];
  primary: boolean;
};

export type Rules<
  Bodies,
  Thing extends { state: string },
  Who extends Actor,
  Event,
  Reason extends string,
> = {
  [C in keyof Bodies]: Rule<Thing, Who, Bodies[C], Event, Reason>;
};

export type Decision<Event, Reason extends string> =
  | { ok: true; event: Event }
  | { ok: false; code: 'forbidden' }
  | { ok: false; code: 'not-allowed-now'; reason: Reason | 'state' };

export type Action = { command: string; needs: string[]; primary: boolean };

/** Pure and total: every command in every state has its answer. */
export function decideBy<
  Bodies,
  C extends keyof Bodies,
  Thing extends { state: string },
  Who extends Actor,
  Event,
  Reason extends string,
>(
  rules: Rules<Bodies, Thing, Who, Event, Reason>,
  thing: Thing,
  command: C,
  body: Bodies[C],
  actor: Who,
): Decision<Event, Reason> {
  const rule = rules[command];
  const refused = refusal(rule, thing, actor);
  if (refused === 'forbidden') return { ok: false, code: 'forbidden' };
  if (refused) return { ok: false, code: 'not-allowed-now', reason: refused };
  return { ok: true, event: rule.make(body) };
}

/** The same table read the other way. */
export function actionsBy<
  Bodies,
  Thing extends { state: string },
  Who extends Actor,
  Event,
  Reason extends string,
>(rules: Rules<Bodies, Thing, Who, Event, Reason>, thing: Thing, actor: Who): Action[] {
  return (Object.keys(rules) as (keyof Bodies & string)[])
    .filter((command) => refusal(rules[command], thing, actor) === null)
    .map((command) => {
      const { needs, primary } = rules[command];
      return { command, needs: [...needs], primary };
    });
}

function refusal<Thing extends { state: string }, Who extends Actor, Body, Event, Reason extends string>(
  { from, by, guards }: Rule<Thing, Who, Body, Event, Reason>,
  thing: Thing,
  actor: Who,
): Reason | 'state' | 'forbidden' | null {
  if (!actor.parts.has(by)) return 'forbidden';
  if (!from.includes(thing.state)) return 'state';
  for (const guard of guards) {
    const reason = guard(thing, actor);
    if (reason) return reason;
  }
  return null;
}

/** What a decision brought about; throws `forbidden`, `stale-version` (it went on since `seen`) or `not-allowed-now`. */
export function decided<Event, Reason extends string>(
  decision: Decision<Event, Reason>,
  version: number,
  seen: number,
): Event {
  if (!decision.ok && decision.code === 'forbidden') throw new AppError('forbidden');
  if (version !== seen) throw new AppError('stale-version', { changes: [] });
  if (!decision.ok) throw new AppError('not-allowed-now', { reason: decision.reason });
  return decision.event;
}
