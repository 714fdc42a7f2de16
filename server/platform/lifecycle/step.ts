import { AppError } from '../errors.ts';
import { type Decision, decided } from './index.ts';

/** What a step was decided over: the thing its events fold to, and the version that the command's key made before. */
export type Ground<Thing> = { thing: Thing | undefined; known: number | undefined };

export type Step<Thing, Event, Reason extends string> = {
  /** The version the command was written against. */
  seen: number;
  decide: (thing: Thing) => Decision<Event, Reason>;
  evolve: (thing: Thing, event: Event, seq: number) => Thing;
  /** Writes the event over the version before `after`; false where somebody was first. */
  write: (event: Event, after: Thing, before: Thing) => Promise<boolean>;
};

/**
 * One step of a thing that is kept as events: decided on what is there, written over the version it was decided on. A
 * key that was used before answers its version again and does nothing. Throws `not-found`, `forbidden`, `stale-version`
 * where the thing went on, `not-allowed-now`.
 */
export async function takeStep<Thing extends { version: number }, Event, Reason extends string>(
  { thing, known }: Ground<Thing>,
  { seen, decide, evolve, write }: Step<Thing, Event, Reason>,
): Promise<{ version: number; thing: Thing }> {
  if (!thing) throw new AppError('not-found');
  if (known) return { version: known, thing };
  const event = decided(decide(thing), thing.version, seen);
  const after = evolve(thing, event, thing.version + 1);
  if (!(await write(event, after, thing))) throw new AppError('stale-version', { changes: [] });
  return { version: after.version, thing: after };
}
