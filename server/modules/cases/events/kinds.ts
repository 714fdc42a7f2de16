import type { CaseState } from '../../../../contracts/cases.ts';
import { type AcceptancePayloads, acceptanceKinds } from './acceptance.ts';
import { type ClockPayloads, clockKinds } from './clock.ts';
import { type ConclusionPayloads, conclusionKinds } from './conclusion.ts';
import { type CustodyPayloads, custodyKinds } from './custody.ts';
import type { Facts } from './facts.ts';
import { type JointPayloads, jointKinds } from './joint.ts';
import { type LaterPayloads, laterKinds } from './later.ts';
import type { PaperKind } from './refs.ts';
import { type ReviewPayloads, reviewKinds } from './review.ts';
import { type RoutePayloads, routeKinds } from './route.ts';

/**
 * Payloads of a case's events, newest version of each kind, one file a phase. Ids, codes and SM3 only: what a person
 * wrote lies sealed in its own rows, so the chain can be shown to anyone and outlives the erasure of personal data.
 */
export type Payloads = AcceptancePayloads &
  CustodyPayloads &
  ReviewPayloads &
  RoutePayloads &
  ClockPayloads &
  LaterPayloads &
  JointPayloads &
  ConclusionPayloads;
export type EventKind = keyof Payloads;

const kinds = {
  ...acceptanceKinds,
  ...custodyKinds,
  ...reviewKinds,
  ...routeKinds,
  ...clockKinds,
  ...laterKinds,
  ...jointKinds,
  ...conclusionKinds,
} as const satisfies Facts<Payloads>;

/** Version that is written of each kind. */
export const kindVersions = pick('version') as Record<EventKind, number>;
/** The state that a case is in after an event of each kind; null: unchanged. */
export const phaseAfter = pick('phase') as Record<EventKind, CaseState | null>;

function pick(what: 'version' | 'phase'): Record<string, unknown> {
  return Object.fromEntries(Object.entries(kinds).map(([kind, facts]) => [kind, facts[what]]));
}

/**
 * What an act says; who and when are added where it is put into the chain. `by` where a rule or a clerk acts
 * beside the person: nobody accepts her own application.
 */
export type NewEvent = {
  [K in EventKind]: { kind: K; payload: Payloads[K]; by?: `system:${string}` | `staff:${string}` };
}[EventKind];

/** An event as rules read it: newest kind, payload typed. `at` is ISO 8601 UTC with milliseconds. */
export type CaseEvent = NewEvent & {
  seq: number;
  actor: string;
  onBehalfOf: string | null;
  /** 授权委托 under which the actor acts for another; null: in her own right. */
  mandate: string | null;
  at: string;
};

/** Papers by the event they are kept with; an act of two events makes those of both. */
export const papersByEvent: Partial<Record<EventKind, readonly PaperKind[]>> = {
  submitted: ['submission-receipt'],
  committed: ['commitment'],
  'correction-requested': ['correction-notice'],
  accepted: ['acceptance-notice'],
  'deemed-accepted': ['acceptance-notice'],
  'acceptance-refused': ['refusal-to-accept'],
  suspended: ['suspension-notice'],
  resumed: ['resumption-notice'],
  'special-step-begun': ['special-step-notice'],
  'special-step-asked': ['asking-receipt'],
  extended: ['extension-notice'],
  decided: ['decision'],
  transferred: ['transfer-notice'],
  voided: ['void-notice'],
  delivered: ['delivery-receipt'],
  collected: ['delivery-receipt'],
};
