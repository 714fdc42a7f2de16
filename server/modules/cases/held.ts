import type { Actor } from '../../../contracts/identity.ts';
import type { Case } from './case.ts';

/**
 * 统一出证: the paper that is a part's result stays with the officers until all parts have theirs. A refusal is served at
 * once, for the time to appeal runs from it (行政许可法 art. 38, 44).
 */
export const isHeldBack = (state: Pick<Case, 'held' | 'decision'>, actor: Actor, kind: string): boolean =>
  state.held && kind === 'decision' && state.decision?.decision !== 'refuse' && actor.kind !== 'staff';
