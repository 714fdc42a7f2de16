import type { FindingOutcome, MatterSort, MatterState } from '../../../../contracts/supervision.ts';

/** Why a card lost its ground: the clock was lawfully reckoned anew, or a red card about it replaced the yellow one. */
export type LapseReason = 'recomputed' | 'replaced';

/** What a step says besides its text; ids and codes only. Kinds are versioned where a payload changes. */
export type MatterPayloads = {
  /** `heard`: of a card from a finding, who upheld it; its officer was heard there. */
  opened: { sort: MatterSort; heard: string | null };
  explained: Record<string, never>;
  upheld: { outcome: FindingOutcome | null };
  withdrawn: Record<string, never>;
  appealed: Record<string, never>;
  judged: { upheld: boolean };
  /** Nobody appealed in time. */
  settled: Record<string, never>;
  lapsed: { why: LapseReason };
};
export type MatterEventKind = keyof MatterPayloads;
export type NewMatterEvent = {
  [K in MatterEventKind]: { kind: K; payload: MatterPayloads[K] };
}[MatterEventKind];
export type MatterEvent = NewMatterEvent & { seq: number; actor: string; at: Date };

/** A matter as its steps say. */
export type Matter = {
  version: number;
  sort: MatterSort;
  state: MatterState;
  /** Since when it is in this state. */
  since: Date;
  /** Who upheld it: another person judges the appeal. */
  decidedBy: string | null;
  appealed: boolean;
};

export function foldMatter(events: Iterable<MatterEvent>): Matter | undefined {
  let matter: Matter | undefined;
  for (const event of events) matter = evolveMatter(matter, event);
  return matter;
}

export function evolveMatter(before: Matter | undefined, event: MatterEvent): Matter {
  if (event.kind === 'opened') {
    const { sort, heard } = event.payload;
    const state = heard ? 'upheld' : 'opened';
    return { version: event.seq, sort, state, since: event.at, decidedBy: heard, appealed: false };
  }
  if (!before) throw new Error(`A matter cannot begin with ${event.kind}.`);
  const to = (state: MatterState, changes: Partial<Matter> = {}): Matter => ({
    ...before,
    version: event.seq,
    state,
    since: event.at,
    ...changes,
  });
  switch (event.kind) {
    case 'explained':
      return to('explained');
    case 'upheld':
      // What a finding leads to is appealed against there: the card has its own appeal, the ledger its own steps.
      return to(before.sort === 'card' ? 'upheld' : 'final', { decidedBy: event.actor });
    case 'withdrawn':
    case 'lapsed':
      return to('withdrawn');
    case 'appealed':
      return to('appealed', { appealed: true });
    case 'judged':
      return to(event.payload.upheld ? 'final' : 'withdrawn');
    case 'settled':
      return to('final');
  }
}

export const isEnded = ({ state }: Pick<Matter, 'state'>): boolean =>
  state === 'final' || state === 'withdrawn';
