import type { Facts } from './facts.ts';
import type { SealedRef } from './refs.ts';

/** What a part of a joint case 联办件 hears of the whole. */
export type JointPayloads = {
  /** 统一出证: its result waits until all parts have theirs. */
  'result-held': Record<string, never>;
  'result-released': Record<string, never>;
  /** One record of a joint visit 联合踏勘, kept with every case that was looked at; the text is the whole record. */
  'visit-recorded': { visit: string; on: string; text: SealedRef };
};

export const jointKinds = {
  'result-held': { version: 1, phase: null },
  'result-released': { version: 1, phase: null },
  'visit-recorded': { version: 1, phase: null },
} as const satisfies Facts<JointPayloads>;
