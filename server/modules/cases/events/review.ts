import type { Facts } from './facts.ts';
import type { SealedRef } from './refs.ts';

export type ReviewPayloads = {
  reviewed: { opinion: 'grant' | 'refuse'; text: SealedRef };
};

export const reviewKinds = {
  reviewed: { version: 1, phase: 'reviewed' },
} as const satisfies Facts<ReviewPayloads>;
