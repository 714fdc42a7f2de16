import type { Facts } from './facts.ts';
import type { DocumentRef, SealedRef } from './refs.ts';

export type ConclusionPayloads = {
  decided: { decision: 'grant' | 'refuse'; text: SealedRef; documents: DocumentRef[] };
  finished: { delivery: 'counter' | 'post' | 'online' };
  withdrawn: Record<string, never>;
};

export const conclusionKinds = {
  decided: { version: 1, phase: 'decided' },
  finished: { version: 1, phase: 'finished' },
  withdrawn: { version: 1, phase: 'withdrawn' },
} as const satisfies Facts<ConclusionPayloads>;
