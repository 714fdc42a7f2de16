import type { PreCheckResult, PreCheckState } from '../../../../contracts/pre-check.ts';
import type { Payloads } from '../events/kinds.ts';

/** What a step says besides its text: codes and hashes only. Kinds are versioned where a payload changes. */
export type PreCheckPayloads = {
  /** `shown`: SM3 of the sealed application as it stood. */
  asked: { item: { division: string; code: string; version: number }; organisation: string; shown: string };
  answered: { result: PreCheckResult; points: number };
  withdrawn: Record<string, never>;
  closed: Record<string, never>;
};
export type PreCheckEventKind = keyof PreCheckPayloads;
export type NewPreCheckEvent = {
  [K in PreCheckEventKind]: { kind: K; payload: PreCheckPayloads[K] };
}[PreCheckEventKind];
export type PreCheckEvent = NewPreCheckEvent & { seq: number; actor: string; at: Date };

/** A pre-check as its steps say. */
export type PreCheck = {
  version: number;
  state: PreCheckState;
  /** 1, then one more each time it is asked for again. */
  round: number;
  askedAt: Date;
  /** Of the newest round; null while it waits. */
  answer: { result: PreCheckResult; by: string; at: Date } | null;
};

/** What its draft takes along into the case: whose answer it was, to which contents (`mark`, as of a window's print). */
export type PreCheckOfDraft = {
  id: string;
  mark: string;
  state: PreCheckState;
  result: PreCheckResult | null;
  by: string | null;
  at: string | null;
};

/** What the case will say of it; null: nobody answered. `markNow`: of what is handed in. */
export function preCheckedAs(
  { preCheck }: { preCheck: PreCheckOfDraft | null },
  markNow: () => string,
): Payloads['pre-checked'] | null {
  if (!preCheck?.result || !preCheck.by || !preCheck.at) return null;
  const { id, result, by, at, mark } = preCheck;
  return { preCheck: id, result, by, at, unchanged: mark === markNow() };
}

export function foldPreCheck(events: Iterable<PreCheckEvent>): PreCheck | undefined {
  let found: PreCheck | undefined;
  for (const event of events) found = evolvePreCheck(found, event);
  return found;
}

export function evolvePreCheck(before: PreCheck | undefined, event: PreCheckEvent): PreCheck {
  const { seq: version, at, actor: by } = event;
  if (event.kind === 'asked')
    return { version, state: 'asked', round: (before?.round ?? 0) + 1, askedAt: at, answer: null };
  if (!before) throw new Error(`A pre-check cannot begin with ${event.kind}.`);
  switch (event.kind) {
    case 'answered':
      return { ...before, version, state: 'answered', answer: { result: event.payload.result, by, at } };
    case 'withdrawn':
      return { ...before, version, state: 'withdrawn' };
    case 'closed':
      return { ...before, version, state: 'closed' };
  }
}
