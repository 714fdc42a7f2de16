import { art } from '../law.ts';
import { hasSpoken } from '../review/route.ts';
import type { Guard } from './rules.ts';

/** Who reviewed does not decide: review and decision are two acts of two persons (art. 34, 37). */
export const fourEyes: Guard = (state, actor) =>
  state.state === 'reviewed' &&
  actor.kind === 'staff' &&
  (state.opinion?.staffId === actor.staffId || (state.route && hasSpoken(state.route, actor.staffId)))
    ? { reason: 'four-eyes', ground: art(34, 1) }
    : null;

/** 窗口无权否决: who would not accept does not refuse; that is another person's act. */
export const notTheWindow: Guard = (state, actor) =>
  state.state === 'escalated' && actor.kind === 'staff' && state.escalation?.staffId === actor.staffId
    ? { reason: 'window-may-not-refuse', ground: art(32, 1) }
    : null;
