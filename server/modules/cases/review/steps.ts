import type { StepKind, StepMode } from '../../../../contracts/review-routes.ts';
import type { LimitRef, SealedRef } from '../events/refs.ts';

/** One expected opinion 席位, as events keep it: who may sit there, and what is asked. */
export type SeatRef = {
  /** Unique within the case. */
  id: string;
  /** Whoever holds `permission` in this organisation may speak; null: `staff` or `body` alone. */
  organisation: string | null;
  /** Division of the organisation. */
  place: string | null;
  permission: 'case.review' | 'case.decide';
  /** Only this officer. */
  staff: string | null;
  /** Name of a body outside, which answers through a link. */
  body: string | null;
  /** 征求意见: asked beside the step, which does not wait for it. */
  advisory: boolean;
  limit: LimitRef;
  /** Answers that a body outside is shown. */
  shows: string[];
  question: SealedRef | null;
  /** The party that the route names has no organisation in this place: the own organisation acts instead. */
  instead: boolean;
};

/** A step of the route as it applies to one case; conditions are settled, names found. */
export type StepRef = {
  id: string;
  name: string;
  nameEn: string | null;
  kind: StepKind;
  mode: StepMode;
  /** Steps that apply and come right before. */
  after: string[];
  /** Earlier steps to which it may be returned. */
  returnTo: string[];
  when: string | null;
  applies: boolean;
  limit: LimitRef;
  seats: SeatRef[];
};
