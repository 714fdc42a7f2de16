import type { StepCommandName } from '../../../../contracts/step-commands.ts';
import { type Late, type ReviewActor, type StepReason, stepRules, type Target } from './acts.ts';
import type { Route } from './route.ts';

/** What a command may be aimed at now. */
export type Aim = { step?: string; seat?: string };
export type Offers = { ok: true; targets: Aim[] } | { ok: false; reason: StepReason };

/** Reasons from the least to the most telling, where the steps refuse for different ones. */
const telling: readonly StepReason[] = [
  'step-not-running',
  'not-your-step',
  'only-outside',
  'prescribed',
  'not-late',
  'not-earlier',
  'nobody-to-urge',
  'delegated-already',
  'link-used',
  'has-spoken',
  'two-officers',
];

/** Every step or seat at which this actor may aim the command; where there is none, the most telling reason. */
export function offersOf(route: Route, name: StepCommandName, actor: ReviewActor, late?: Late): Offers {
  const rule = stepRules[name];
  const targets: Aim[] = [];
  let why = -1;
  const ask = (target: Target, aim: Aim) => {
    const reason = rule.may(target, actor, late);
    if (!reason) targets.push(aim);
    else why = Math.max(why, telling.indexOf(reason));
  };
  for (const step of route.steps) {
    if (rule.per === 'step') ask({ route, step, seat: null }, { step: step.id });
    else for (const seat of step.seats) ask({ route, step, seat }, { step: step.id, seat: seat.id });
  }
  return targets.length ? { ok: true, targets } : { ok: false, reason: telling[why] ?? 'step-not-running' };
}
