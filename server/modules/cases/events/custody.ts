import type { Facts } from './facts.ts';
import type { SealedRef } from './refs.ts';

export type CustodyPayloads = {
  taken: Record<string, never>;
  released: Record<string, never>;
  /** `instead`: the absent colleague it was meant for, where `to` is the substitute. */
  'handed-over': { to: string; instead: string | null; text: SealedRef };
  assigned: { to: string; instead: string | null; text: SealedRef };
  reassigned: { from: string; to: string; instead: string | null; text: SealedRef };
};

export const custodyKinds = {
  taken: { version: 1, phase: null },
  released: { version: 1, phase: null },
  'handed-over': { version: 1, phase: null },
  assigned: { version: 1, phase: null },
  reassigned: { version: 1, phase: null },
} as const satisfies Facts<CustodyPayloads>;
