import { sm3Hex } from '../../../platform/crypto/index.ts';

/** What a paper of a plan is called among the materials of an application: the same whatever else is asked. */
export const paperId = (paper: string): string => `p${sm3Hex(paper).slice(0, 12)}`;
