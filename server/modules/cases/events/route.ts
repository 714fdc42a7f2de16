import type { OpinionKind } from '../../../../contracts/review-routes.ts';
import type { SeatRef, StepRef } from '../review/steps.ts';
import type { Facts } from './facts.ts';
import type { SealedRef } from './refs.ts';

type AtSeat = { step: string; seat: string };

/** What the acts on the steps of a review route say. */
export type RoutePayloads = {
  /** With the acceptance; `item` is the version whose route this is. */
  'route-opened': { item: { code: string; version: number }; steps: StepRef[] };
  'opinion-given': AtSeat & { opinion: OpinionKind; text: SealedRef };
  'delegate-answered': AtSeat & { opinion: OpinionKind; text: SealedRef };
  'reviewer-added': { step: string; seat: SeatRef };
  'reviewer-dropped': AtSeat;
  'seat-passed-on': AtSeat & { staff: string };
  'seat-delegated': AtSeat & { staff: string };
  /** `from` is null where the decider returned it. */
  'route-returned': { from: string | null; to: string; text: SealedRef };
  'step-copied': { step: string; staff: string };
  'step-urged': { step: string };
  consulted: { step: string; seat: SeatRef };
  /** What the link itself carries is kept nowhere. */
  'link-issued': AtSeat & { link: string; expires: string };
  'closed-unanswered': AtSeat;
  /** Every step is done: the decider sees all opinions together. */
  'route-finished': Record<string, never>;
};

export const routeKinds = {
  'route-opened': { version: 1, phase: null },
  'opinion-given': { version: 1, phase: null },
  'delegate-answered': { version: 1, phase: null },
  'reviewer-added': { version: 1, phase: null },
  'reviewer-dropped': { version: 1, phase: null },
  'seat-passed-on': { version: 1, phase: null },
  'seat-delegated': { version: 1, phase: null },
  'route-returned': { version: 1, phase: 'accepted' },
  'step-copied': { version: 1, phase: null },
  'step-urged': { version: 1, phase: null },
  consulted: { version: 1, phase: null },
  'link-issued': { version: 1, phase: null },
  'closed-unanswered': { version: 1, phase: null },
  'route-finished': { version: 1, phase: 'reviewed' },
} as const satisfies Facts<RoutePayloads>;

export type RouteEvent = {
  [K in keyof RoutePayloads]: {
    kind: K;
    payload: RoutePayloads[K];
    actor: string;
    onBehalfOf: string | null;
    at: string;
  };
}[keyof RoutePayloads];
