import { endOfDay } from '../../../platform/clock.ts';
import type { Payloads } from '../events/kinds.ts';
import { art } from '../law.ts';
import { askingStep, mustWait, owedStep } from '../special-steps.ts';
import { type Guard, noClock, type Rules } from './rules.ts';

/** What the commands that stop, move or recount the clock of the decision bring along. */
export type ClockBodies = {
  suspend: Omit<Payloads['suspended'], 'documents'>;
  resume: Omit<Payloads['resumed'], 'documents'>;
  'begin-special-step': Omit<Payloads['special-step-begun'], 'documents'>;
  'ask-special-step': Omit<Payloads['special-step-asked'], 'documents'>;
  'end-special-step': Payloads['special-step-ended'];
  extend: Omit<Payloads['extended'], 'documents'>;
  'recompute-deadline': Payloads['deadline-recomputed'];
};

const isSuspended: Guard = (state) =>
  state.suspension ? null : { reason: 'not-suspended', ground: art(45) };

/** The same step is not begun twice at the same time. */
const notRunning: Guard<ClockBodies['begin-special-step']> = (state, _actor, body) =>
  body && state.steps.some((step) => step.name === body.step.name && !step.result)
    ? { reason: 'step-open', ground: art(45) }
    : null;

/** Some step runs, and it is the one named. */
const isRunning: Guard<ClockBodies['end-special-step']> = (state, _actor, body) =>
  state.steps.some((step) => !step.result && (!body || step.no === body.no))
    ? null
    : { reason: 'no-step', ground: art(45) };

/** Art. 47: who was told of the right may ask until the end of the last day that the notice names. */
const withinTheDays: Guard<ClockBodies['ask-special-step']> = (state, _actor, body, moment) => {
  const step = askingStep(state.steps);
  if (!step || (body && body.no !== step.no)) return { reason: 'nothing-to-ask', ground: art(47, 1) };
  return moment && moment.at >= endOfDay(step.expectedEnd).toISOString()
    ? { reason: 'asking-over', ground: art(47, 1) }
    : null;
};

/** Art. 47: those told of their right have their days; that nobody used it is known when these are over. */
const daysOver: Guard<ClockBodies['end-special-step']> = (state, _actor, body, moment) => {
  const step = body && state.steps.find((one) => one.no === body.no);
  if (!step || !moment || !mustWait(body.outcome)) return null;
  return moment.at < endOfDay(step.expectedEnd).toISOString()
    ? { reason: 'asking-open', ground: art(47, 1) }
    : null;
};

/**
 * What was begun is ended before the matter is judged: its result belongs to the grounds of the decision. Nor is it judged
 * before the hearing that was asked for (art. 47, 48 para. 2).
 */
export const stepsEnded: Guard = (state) => {
  if (state.steps.some((step) => !step.result)) return { reason: 'step-open', ground: art(45) };
  return owedStep(state.steps) ? { reason: 'step-owed', ground: art(47, 1) } : null;
};

const extendable: Guard = (state) =>
  state.rules.extension && state.limits.decision ? null : { reason: 'no-extension', ground: art(42, 1) };

const once: Guard = (state) => (state.extension ? { reason: 'extended', ground: art(42, 1) } : null);

/** Art. 42: it is for a decision that cannot be made *within* the limit; once that has run out there is nothing to extend. */
const beforeTheEnd: Guard = (_state, _actor, _body, moment) =>
  moment?.due && moment.at >= moment.due ? { reason: 'over-limit', ground: art(42, 1) } : null;

export const clockRules = {
  suspend: {
    from: { accepted: 'case.review', reviewed: 'case.decide' },
    custody: 'holder',
    guards: [],
    event: 'suspended',
    make: (body) => ({ kind: 'suspended', payload: { ...body, documents: [] } }),
    papers: ['suspension-notice'],
    to: null,
    clock: noClock,
    // The law knows no general suspension: the act names the provision that allows it.
    ground: [art(42, 1)],
    needs: ['cause', 'reason', 'expectedEnd'],
    primary: false,
  },
  resume: {
    from: { accepted: 'case.review', reviewed: 'case.decide' },
    whileStopped: true,
    custody: 'holder',
    guards: [isSuspended],
    event: 'resumed',
    make: (body) => ({ kind: 'resumed', payload: { ...body, documents: [] } }),
    papers: ['resumption-notice'],
    to: null,
    clock: noClock,
    ground: [art(42, 1)],
    needs: ['reason'],
    primary: true,
  },
  'begin-special-step': {
    from: { accepted: 'case.review', reviewed: 'case.decide' },
    custody: 'holder',
    guards: [notRunning],
    event: 'special-step-begun',
    make: (body) => ({ kind: 'special-step-begun', payload: { ...body, documents: [] } }),
    papers: ['special-step-notice'],
    to: null,
    clock: noClock,
    ground: [art(45)],
    needs: ['step', 'days', 'reason'],
    primary: false,
  },
  'ask-special-step': {
    from: { accepted: 'applicant', reviewed: 'applicant' },
    // Somebody else's suspension takes nobody's days for asking.
    whileStopped: true,
    custody: 'any',
    guards: [withinTheDays],
    event: 'special-step-asked',
    make: (body) => ({ kind: 'special-step-asked', payload: { ...body, documents: [] } }),
    papers: ['asking-receipt'],
    to: null,
    clock: noClock,
    ground: [art(47, 1)],
    needs: [],
    primary: true,
  },
  'end-special-step': {
    from: { accepted: 'case.review', reviewed: 'case.decide' },
    whileStopped: true,
    custody: 'holder',
    guards: [isRunning, daysOver],
    event: 'special-step-ended',
    make: (body) => ({ kind: 'special-step-ended', payload: body }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(45)],
    needs: ['openStep', 'result'],
    primary: true,
  },
  extend: {
    // The head of the organ approves; who examines goes on examining meanwhile.
    from: { accepted: 'case.extend', reviewed: 'case.extend' },
    custody: 'any',
    guards: [extendable, once, beforeTheEnd],
    event: 'extended',
    make: (body) => ({ kind: 'extended', payload: { ...body, documents: [] } }),
    papers: ['extension-notice'],
    to: null,
    clock: noClock,
    ground: [art(42, 1)],
    needs: ['reason'],
    primary: false,
  },
  'recompute-deadline': {
    from: {
      received: 'system',
      escalated: 'system',
      accepted: 'system',
      reviewed: 'system',
      decided: 'system',
      issued: 'system',
    },
    whileStopped: true,
    custody: 'any',
    guards: [],
    event: 'deadline-recomputed',
    make: (body) => ({ kind: 'deadline-recomputed', payload: body }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(82)],
    needs: [],
    primary: false,
  },
} as const satisfies Rules<ClockBodies>;
