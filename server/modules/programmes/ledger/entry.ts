import type { EntryCommand, EntryState } from '../../../../contracts/ledger.ts';
import { actionsBy, decideBy, type Rules } from '../../../platform/lifecycle/index.ts';
import type { ProgrammeActor } from '../tasks/lifecycle.ts';

export type EntryPayloads = {
  opened: { organisationId: string; due: string };
  mended: Record<string, never>;
  passed: Record<string, never>;
  returned: { due: string };
  extended: { due: string };
};
export type NewEntryEvent = {
  [K in keyof EntryPayloads]: { kind: K; payload: EntryPayloads[K] };
}[keyof EntryPayloads];
export type EntryEvent = NewEntryEvent & { seq: number; actor: string; at: Date };

/** A problem of the ledger as its steps say. */
export type Entry = {
  version: number;
  state: EntryState;
  due: string;
  round: number;
  extended: boolean;
  mendedBy: string | null;
};

export function foldEntry(events: Iterable<EntryEvent>): Entry | undefined {
  let entry: Entry | undefined;
  for (const event of events) entry = evolveEntry(entry, event);
  return entry;
}

export function evolveEntry(before: Entry | undefined, event: EntryEvent): Entry {
  const version = event.seq;
  if (event.kind === 'opened') {
    const { due } = event.payload;
    return { version, state: 'mending', due, round: 1, extended: false, mendedBy: null };
  }
  if (!before) throw new Error(`A problem cannot begin with ${event.kind}.`);
  switch (event.kind) {
    case 'mended':
      return { ...before, version, state: 'mended', mendedBy: event.actor };
    case 'passed':
      return { ...before, version, state: 'closed' };
    case 'returned': {
      const { due } = event.payload;
      return { ...before, version, state: 'mending', due, round: before.round + 1, extended: false };
    }
    case 'extended':
      return { ...before, version, due: event.payload.due, extended: true };
  }
}

export type EntryRefusal = 'second-person' | 'once-only';
export type EntryBodies = {
  mend: Record<string, never>;
  pass: Record<string, never>;
  return: EntryPayloads['returned'];
  extend: EntryPayloads['extended'];
};

const notWhoMended = (entry: Entry, actor: ProgrammeActor) =>
  entry.mendedBy === actor.ref ? 'second-person' : null;

/** The unit mends, another person looks whether it is mended: 销号 or back with a new day; longer once a round. */
export const entryRules: Rules<EntryBodies, Entry, ProgrammeActor, NewEntryEvent, EntryRefusal> = {
  mend: {
    from: ['mending'],
    by: 'unit',
    guards: [],
    make: () => ({ kind: 'mended', payload: {} }),
    needs: ['text'],
    primary: true,
  },
  pass: {
    from: ['mended'],
    by: 'supervisor',
    guards: [notWhoMended],
    make: () => ({ kind: 'passed', payload: {} }),
    needs: ['text'],
    primary: true,
  },
  return: {
    from: ['mended'],
    by: 'supervisor',
    guards: [notWhoMended],
    make: (payload) => ({ kind: 'returned', payload }),
    needs: ['text', 'due'],
    primary: false,
  },
  extend: {
    from: ['mending'],
    by: 'supervisor',
    guards: [(entry) => (entry.extended ? 'once-only' : null)],
    make: (payload) => ({ kind: 'extended', payload }),
    needs: ['text', 'due'],
    primary: false,
  },
};

export const decideEntry = <C extends EntryCommand>(
  entry: Entry,
  command: C,
  body: EntryBodies[C],
  actor: ProgrammeActor,
) => decideBy(entryRules, entry, command, body, actor);

export const entryActions = (entry: Entry, actor: ProgrammeActor) => actionsBy(entryRules, entry, actor);
