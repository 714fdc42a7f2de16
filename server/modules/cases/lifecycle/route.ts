import type { StepCommandName } from '../../../../contracts/step-commands.ts';
import type { Case } from '../case.ts';
import type { RoutePayloads } from '../events/route.ts';
import { art } from '../law.ts';
import { type StepBodies, stepRules, targetOf } from '../review/acts.ts';
import { offersOf } from '../review/offers.ts';
import { isEmpty } from '../review/route.ts';
import type { CaseActor, Guard, Rule } from './rules.ts';
import { noClock } from './rules.ts';

/** What each command on a step brings along. */
export type RouteBodies = StepBodies;

/** The rule of the step is asked twice: whether there is anything to aim at, and once aimed, whether it may. */
function onSteps<C extends StepCommandName>(name: C): Guard<StepBodies[C]> {
  const rule = stepRules[name];
  const no = (reason: NonNullable<ReturnType<typeof rule.may>>) => ({ reason, ground: rule.ground });
  return (state, actor, body, moment) => {
    const { route } = state;
    if (!route || isEmpty(route)) return no('no-route');
    if (!body) {
      const offers = offersOf(route, name, actor, moment?.late);
      return offers.ok ? null : no(offers.reason);
    }
    const { step, seat } = body as { step: string; seat?: string | object };
    const target = targetOf(route, step, typeof seat === 'string' ? seat : undefined);
    if (!target) return no('no-such-step');
    const reason = rule.may(target, actor, moment?.late) ?? rule.body?.(target, actor, body) ?? null;
    return reason && no(reason);
  };
}

function stepRule<C extends StepCommandName>(
  name: C,
  event: keyof RoutePayloads,
  more: Partial<Pick<Rule<StepBodies[C]>, 'from'>> = {},
): Rule<StepBodies[C]> {
  const rule = stepRules[name];
  return {
    from: { accepted: 'step' },
    custody: 'any',
    // Opinions are written also while a hearing or an appraisal stops the clock: nothing is decided by them.
    whileStopped: true,
    guards: [onSteps(name)],
    event,
    make: (body, state, actor) => rule.make(aimed(state, body), actor, body),
    papers: [],
    to: null,
    clock: noClock,
    ground: [rule.ground],
    needs: rule.needs,
    primary: rule.primary,
    targets: (state, actor, moment) => {
      const offers = state.route && offersOf(state.route, name, actor, moment?.late);
      return offers?.ok ? offers.targets : [];
    },
    ...more,
  };
}

/** The guards have found it. */
function aimed(state: Case | undefined, body: { step: string | null; seat?: unknown }) {
  const seat = typeof body.seat === 'string' ? body.seat : undefined;
  const target = state?.route && targetOf(state.route, body.step ?? '', seat);
  if (!target) throw new Error('A step is acted on that the case does not have.');
  return target;
}

/** Before the decision the decider may send it back to any step; the rule is her own, for she sits at none. */
const byDecider: Guard<StepBodies['return-to-step']> = (state, actor, body) => {
  const { route } = state;
  if (!route || isEmpty(route)) return { reason: 'no-route', ground: art(34, 1) };
  const mine = actor.kind === 'staff' ? [actor, ...(actor.standsFor ?? [])].map((one) => one.staffId) : [];
  if (actor.kind === 'staff' && !mine.includes(state.handler?.staffId ?? '')) {
    return { reason: 'take-first', ground: art(34, 1) };
  }
  const known = !body || route.steps.some((step) => step.id === body.to && step.applies);
  return known && (!body || body.step === null) ? null : { reason: 'not-earlier', ground: art(34, 1) };
};
const whoReturns: Guard<StepBodies['return-to-step']> = (state, actor, body) =>
  state.state === 'reviewed' ? byDecider(state, actor, body) : onSteps('return-to-step')(state, actor, body);

const returning = stepRule('return-to-step', 'route-returned');

export const routeRules: { [C in StepCommandName]: Rule<StepBodies[C]> } = {
  'give-opinion': stepRule('give-opinion', 'opinion-given'),
  'add-reviewer': stepRule('add-reviewer', 'reviewer-added'),
  'drop-reviewer': stepRule('drop-reviewer', 'reviewer-dropped'),
  'pass-on': stepRule('pass-on', 'seat-passed-on'),
  delegate: stepRule('delegate', 'seat-delegated'),
  'return-to-step': {
    ...returning,
    from: { accepted: 'step', reviewed: 'case.decide' },
    guards: [whoReturns],
    make: ({ step, to, text }) => ({ kind: 'route-returned', payload: { from: step, to, text } }),
    to: 'accepted',
    targets: (state: Case, actor: CaseActor) =>
      state.state === 'reviewed' ? [{}] : (returning.targets?.(state, actor) ?? []),
  },
  'copy-step': stepRule('copy-step', 'step-copied'),
  'urge-step': stepRule('urge-step', 'step-urged'),
  consult: stepRule('consult', 'consulted'),
  'issue-link': stepRule('issue-link', 'link-issued'),
  'close-unanswered': stepRule('close-unanswered', 'closed-unanswered'),
  'answer-by-link': stepRule('answer-by-link', 'opinion-given', { from: { accepted: 'outside' } }),
};
