import type { AskingOutcome, SuspensionCause } from '../../../../contracts/case-commands.ts';
import type { Facts } from './facts.ts';
import type { ClockKind, DocumentRef, LimitRef, SealedRef } from './refs.ts';

/** What stops, moves or recounts the clock of the decision. */
export type ClockPayloads = {
  /** `basis` is sealed with the reason; `article` only where the cause brings its own. */
  suspended: {
    cause: SuspensionCause;
    article: string | null;
    expectedEnd: string | null;
    text: SealedRef;
    documents: DocumentRef[];
  };
  resumed: { text: SealedRef; documents: DocumentRef[] };
  /** `no` counts the steps of this case; `days` are the working days told to the applicant (art. 45). */
  'special-step-begun': {
    no: number;
    step: { name: string; stopsClock: boolean; basis: string | null };
    days: number;
    expectedEnd: string;
    /** 听证告知: which step people may ask for, how long that may take then, and how long before its day is told. */
    asked: { name: string; days: number | null; noticeDays: number | null } | null;
    /** 听证: its day. */
    heldOn: string | null;
    text: SealedRef;
    documents: DocumentRef[];
  };
  /** The applicant asks in time for the step she was told of (art. 47); `no` is that of the telling, which ends with it. */
  'special-step-asked': { no: number; text: SealedRef; documents: DocumentRef[] };
  'special-step-ended': { no: number; outcome: AskingOutcome | null; text: SealedRef };
  extended: { limit: LimitRef; text: SealedRef; documents: DocumentRef[] };
  /**
   * A newer calendar gives another last day (instants; null while the clock stands still), of the case's clock (null: it
   * has none) or of seats of its route. Of version 1 seats were not told.
   */
  'deadline-recomputed': {
    clock: ClockKind | null;
    before: string | null;
    after: string | null;
    seats: { step: string; seat: string; before: string | null; after: string | null }[];
    calendar: { from: string | null; to: string };
  };
};

export const clockKinds = {
  suspended: { version: 1, phase: null },
  resumed: { version: 1, phase: null },
  'special-step-begun': { version: 2, phase: null },
  'special-step-asked': { version: 1, phase: null },
  'special-step-ended': { version: 2, phase: null },
  extended: { version: 1, phase: null },
  'deadline-recomputed': { version: 2, phase: null },
} as const satisfies Facts<ClockPayloads>;
