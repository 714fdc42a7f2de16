import type { RefusalGround } from '../../../../contracts/cases.ts';
import type { SubjectKind } from '../../../../contracts/identity.ts';
import type { PreCheckResult } from '../../../../contracts/pre-check.ts';
import type { WindowAct } from '../../../../contracts/window.ts';
import type { Facts } from './facts.ts';
import type { AnswersRef, DocumentRef, FileRef, LimitRef, MaterialRef, PointRef, SealedRef } from './refs.ts';

/** Rules of an item that the lifecycle asks. */
export type CaseRules = {
  /** Silence accepts at the end of the acceptance clock (art. 32): by law for licences, else where the item says so. */
  deemed: boolean;
  /** 收件即受理 */
  onReceipt: boolean;
  /** By how much the limit may be extended once; null: not at all. */
  extension: LimitRef | null;
  /** 颁发、送达 after a grant (art. 44); null: no limit. Of versions 1 and 2 that of the law held. */
  delivery: LimitRef | null;
  /** 委托受理, 委托制证: the organisations that act for the one in charge. */
  acceptedBy: string | null;
  printedBy: string | null;
};

export type AcceptancePayloads = {
  submitted: {
    number: string;
    /** Key of the accepting county or city, never rewritten, and the division in whose catalogue the item stands. */
    division: string;
    place: string;
    organisation: string;
    item: { code: string; version: number; type: string; handleKind: string | null };
    /** What the item's version says of how it is handled, kept because rules may ask nothing but the events. */
    rules: CaseRules;
    form: { version: number };
    subject: { id: string; kind: SubjectKind };
    agent: string;
    channel: 'online' | 'window';
    /** As the item's version promises them; the acceptance clock is that of art. 32. */
    limits: { acceptance: LimitRef; decision: LimitRef | null };
    answers: AnswersRef;
    materials: MaterialRef[];
    documents: DocumentRef[];
  };
  /**
   * By the clerk who typed it: which proof of identity she saw, the mark on the print that the applicant signed, the scans
   * of it (none: it could not be scanned), and the materials of which she saw the paper. It stands beside the
   * applicant's own act.
   */
  'received-at-window': {
    act: WindowAct;
    /** Who signed; null in records of before: the agent of the submission. */
    person: string | null;
    attendance: string;
    proof: string;
    mark: string;
    papers: string[];
    /** The day on which the papers were handed in, where the clerk says that it was before; of version 1 nobody was asked. */
    paperOn: string | null;
    signed: FileRef[];
  };
  /** The signed print with this mark, scanned afterwards. */
  'signed-scanned': { mark: string; files: FileRef[] };
  /** 预审 before it was handed in: what the officer `by` had said, and whether just that is handed in. */
  'pre-checked': { preCheck: string; result: PreCheckResult; by: string; at: string; unchanged: boolean };
  'correction-requested': { text: SealedRef; points: PointRef[]; documents: DocumentRef[] };
  resubmitted: { answers: AnswersRef; materials: MaterialRef[]; agent: string };
  accepted: { documents: DocumentRef[] };
  escalated: { text: SealedRef };
  'acceptance-refused': { ground: RefusalGround; text: SealedRef; documents: DocumentRef[] };
  'sent-back': { text: SealedRef };
  /** `due` is when the five days had run out. */
  'deemed-accepted': { due: string; documents: DocumentRef[] };
};

export const acceptanceKinds = {
  submitted: { version: 3, phase: 'received' },
  'received-at-window': { version: 3, phase: null },
  'signed-scanned': { version: 1, phase: null },
  'pre-checked': { version: 1, phase: null },
  'correction-requested': { version: 2, phase: 'correction-requested' },
  resubmitted: { version: 1, phase: 'received' },
  accepted: { version: 1, phase: 'accepted' },
  escalated: { version: 1, phase: 'escalated' },
  'acceptance-refused': { version: 1, phase: 'not-accepted' },
  'sent-back': { version: 1, phase: 'received' },
  'deemed-accepted': { version: 1, phase: 'accepted' },
} as const satisfies Facts<AcceptancePayloads>;
