import { setImmediate } from 'node:timers/promises';
import type { PlanAnswers } from '../../../../contracts/plan.ts';
import type { Calendar } from '../../../platform/calendar/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { fullestAnswers } from '../what-if/fullest.ts';
import type { Known } from '../what-if/what-if.ts';
import { listPackages } from './packages.ts';

/** Answers by version and day: finding them plans a package some thirty times. Published versions never change. */
const found = new Map<string, PlanAnswers>();
const mostKept = 500;

/** Published packages of a division with the answers that call for most of each; others get a turn between two. */
export async function knownPackagesOf(
  db: Executor,
  divisionCode: string,
  calendar: Calendar,
  on: string,
): Promise<Known[]> {
  const known: Known[] = [];
  for (const { definition, version } of await listPackages(db, { divisionCode })) {
    const key = `${divisionCode} ${definition.id} ${version} ${calendar.version} ${on}`;
    let answers = found.get(key);
    if (!answers) {
      if (found.size >= mostKept) found.clear();
      answers = fullestAnswers(definition, calendar, on);
      found.set(key, answers);
      await setImmediate();
    }
    known.push({ definition, answers });
  }
  return known;
}
