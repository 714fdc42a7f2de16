import type { CaseState, RefusalGround } from '../../../../contracts/cases.ts';
import type { LimitUnit } from '../../../../contracts/catalogue-codes.ts';
import type { SubjectKind } from '../../../../contracts/identity.ts';

/**
 * Payloads of a case's events, newest version of each kind. Ids, codes and SM3 only: what a person wrote lies sealed
 * in its own rows, so the chain can be shown to anyone and outlives the erasure of personal data.
 */

/** An immutable sealed row and the SM3 of its sealed text. */
export type SealedRef = { id: string; sm3: string };
export type AnswersRef = { round: number; sm3: string };
export type FileRef = { id: string; sm3: string };
export type MaterialSource = 'upload' | 'held-licence' | 'form' | 'absent';
export type MaterialRef = { id: string; source: MaterialSource; files: FileRef[]; licence: string | null };
export type DocumentRef = { id: string; kind: PaperKind; number: string; sm3: string };
export type PointRef = { kind: 'material' | 'field'; ref: string };
export type LimitRef = { value: number; unit: LimitUnit };

/** Papers made with an act, each from the template of the same name (data/templates). */
export const paperKinds = [
  'submission-receipt',
  'correction-notice',
  'acceptance-notice',
  'refusal-to-accept',
  'decision',
] as const;
export type PaperKind = (typeof paperKinds)[number];

export type Payloads = {
  submitted: {
    number: string;
    /** Key of the accepting county or city, never rewritten, and the division in whose catalogue the item stands. */
    division: string;
    place: string;
    organisation: string;
    item: { code: string; version: number; type: string };
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
  taken: Record<string, never>;
  released: Record<string, never>;
  'correction-requested': { text: SealedRef; points: PointRef[]; documents: DocumentRef[] };
  resubmitted: { answers: AnswersRef; materials: MaterialRef[]; agent: string };
  accepted: { documents: DocumentRef[] };
  escalated: { text: SealedRef };
  'acceptance-refused': { ground: RefusalGround; text: SealedRef; documents: DocumentRef[] };
  'sent-back': { text: SealedRef };
  withdrawn: Record<string, never>;
  /** `due` is when the five days had run out. */
  'deemed-accepted': { due: string; documents: DocumentRef[] };
  reviewed: { opinion: 'grant' | 'refuse'; text: SealedRef };
  decided: { decision: 'grant' | 'refuse'; text: SealedRef; documents: DocumentRef[] };
  finished: { delivery: 'counter' | 'post' | 'online' };
};
export type EventKind = keyof Payloads;

/** Version that is written of each kind; older ones are upcast on read and never rewritten. */
export const kindVersions = {
  submitted: 1,
  taken: 1,
  released: 1,
  'correction-requested': 1,
  resubmitted: 1,
  accepted: 1,
  escalated: 1,
  'acceptance-refused': 1,
  'sent-back': 1,
  withdrawn: 1,
  'deemed-accepted': 1,
  reviewed: 1,
  decided: 1,
  finished: 1,
} as const satisfies Record<EventKind, number>;

/** What an act says; who and when are added where it is put into the chain. */
export type NewEvent = { [K in EventKind]: { kind: K; payload: Payloads[K] } }[EventKind];

/** An event as rules read it: newest kind, payload typed. `at` is ISO 8601 UTC with milliseconds. */
export type CaseEvent = NewEvent & { seq: number; actor: string; onBehalfOf: string | null; at: string };

/** The state that a case is in after an event of each kind; null: unchanged. */
export const phaseAfter = {
  submitted: 'received',
  taken: null,
  released: null,
  'correction-requested': 'correction-requested',
  resubmitted: 'received',
  accepted: 'accepted',
  escalated: 'escalated',
  'acceptance-refused': 'not-accepted',
  'sent-back': 'received',
  withdrawn: 'withdrawn',
  'deemed-accepted': 'accepted',
  reviewed: 'reviewed',
  decided: 'decided',
  finished: 'finished',
} as const satisfies Record<EventKind, CaseState | null>;
