import type { Limit } from '../../../../contracts/catalogue.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { emptyHoldings, type PlanAnswers } from '../../../../contracts/plan.ts';
import { Facts } from '../planning/facts.ts';
import { limitOf } from '../planning/limits.ts';
import { OpenQuestions } from '../planning/open-questions.ts';
import { indexOf } from '../planning/package-index.ts';

/** How long the department of a sub-item has under these answers; null: nothing is published. */
export function partLimit(definition: PackageDefinition, key: string, answers: PlanAnswers): Limit | null {
  const index = indexOf(definition);
  const item = index.byKey.get(key);
  return item ? limitOf(item, new Facts(index, answers, emptyHoldings), new OpenQuestions()).limit : null;
}
