import type { Facts } from './facts.ts';
import type { DocumentRef, FileRef, LimitRef, SealedRef } from './refs.ts';

/** What may come later or stand on somebody's word (告知承诺, 容缺后补), and what a rule found (秒批). */
export type LaterPayloads = {
  /** Signed with the submission; the text names what it stands for and who signed. */
  committed: { materials: string[]; text: SealedRef; documents: DocumentRef[] };
  /** Left out at submission, each to be there so long after acceptance. */
  deferred: { materials: { id: string; limit: LimitRef }[] };
  supplied: { materials: { id: string; files: FileRef[] }[] };
  'supply-reminded': { due: string };
  /** 窗口扫亮证码取证: an electronic licence stands for this material from now on; by the clerk who took it. */
  'licence-taken': { material: string; text: SealedRef };
  /** By an officer, with what was found; or by the date, and then without a text. */
  'commitment-breached': {
    what: BreachKind;
    materials: string[];
    due: string | null;
    text: SealedRef | null;
  };
  /** `inputs` are the values that the rule looked at; none unmet: it granted. It never refuses. */
  'instant-judged': { rule: { id: string; version: number }; inputs: SealedRef; unmet: string[] };
};
export type BreachKind = 'commitment' | 'deferral';

export const laterKinds = {
  committed: { version: 1, phase: null },
  deferred: { version: 1, phase: null },
  supplied: { version: 1, phase: null },
  'supply-reminded': { version: 1, phase: null },
  'licence-taken': { version: 1, phase: null },
  'commitment-breached': { version: 1, phase: null },
  'instant-judged': { version: 1, phase: null },
} as const satisfies Facts<LaterPayloads>;
