import type { Facts } from './facts.ts';

export type CustodyPayloads = {
  taken: Record<string, never>;
  released: Record<string, never>;
};

export const custodyKinds = {
  taken: { version: 1, phase: null },
  released: { version: 1, phase: null },
} as const satisfies Facts<CustodyPayloads>;
