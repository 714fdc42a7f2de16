import { type CheckId, checks as named } from '../../../../contracts/supervision.ts';
import type { SupervisionParameters } from '../parameters.ts';
import type { Check, Checked, Found } from './check.ts';
import { decidedInSeconds } from './decided-in-seconds.ts';
import { impossibleOrder } from './impossible-order.ts';
import { deadlineMoved, limitChanged } from './limits.ts';
import { materialsBeyondGuide } from './materials-beyond-guide.ts';
import { outsideHours } from './outside-hours.ts';
import { typedInLater } from './typed-in-later.ts';

type All = { [Id in CheckId]: Check<Id> };

/** Every check by its name: a new one is a rule here, its parameters in data/supervision.json, and its words. */
const rules: All = {
  'materials-beyond-guide': materialsBeyondGuide,
  'outside-hours': outsideHours,
  'impossible-order': impossibleOrder,
  'typed-in-later': typedInLater,
  'limit-changed': limitChanged,
  'deadline-moved': deadlineMoved,
  'decided-in-seconds': decidedInSeconds,
};

/** What the checks that are switched on find on a case. Pure. */
export function runChecks(
  checked: Checked,
  parameters: SupervisionParameters['checks'],
): { check: CheckId; found: Found }[] {
  const run = <Id extends CheckId>(check: Id) =>
    parameters[check].on ? rules[check](checked, parameters[check]).map((found) => ({ check, found })) : [];
  return (Object.keys(named) as CheckId[]).flatMap((check) => run(check));
}
