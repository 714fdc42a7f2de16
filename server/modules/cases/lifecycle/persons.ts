import type { Said } from '../case.ts';
import { art } from '../law.ts';
import { hasSpoken } from '../review/route.ts';
import type { CaseActor, Guard } from './rules.ts';

/** Who does an act: the officer, and the absent colleague in whose stead. */
const persons = (actor: CaseActor): string[] =>
  actor.kind === 'staff' ? [actor.staffId, ...(actor.actsFor ? [actor.actsFor] : [])] : [];

/** Whether the same person, or somebody in her stead, did this: an act counts for both of them. */
function shares(done: Said | null, actor: CaseActor): boolean {
  return persons(actor).some((one) => one === done?.staffId || one === done?.forStaffId);
}

/** Who reviewed does not decide: review and decision are two acts of two persons (art. 34, 37). */
export const fourEyes: Guard = (state, actor) =>
  state.state === 'reviewed' &&
  (shares(state.opinion, actor) ||
    persons(actor).some((one) => state.route !== null && hasSpoken(state.route, one)))
    ? { reason: 'four-eyes', ground: art(34, 1) }
    : null;

/** 窗口无权否决: who would not accept does not refuse; that is another person's act. */
export const notTheWindow: Guard = (state, actor) =>
  state.state === 'escalated' && shares(state.escalation, actor)
    ? { reason: 'window-may-not-refuse', ground: art(32, 1) }
    : null;
