import type { PackageDefinition, PackageQuestion } from '../../../../contracts/packages.ts';
import { emptyHoldings, type Plan, type PlanAnswers } from '../../../../contracts/plan.ts';
import type { Calendar } from '../../../platform/calendar/index.ts';
import { numbersAround } from '../checking/reach.ts';
import { plan } from '../plan.ts';

/** More questions than any package asks one applicant; a guard, not a limit. */
const mostQuestions = 100;

/**
 * Answers under which as much as possible of a package is handled, found question by question: of the answers to each,
 * the one with the most items, then papers, then fields. Deterministic; what is compared before and after a cut rests
 * on the same answers.
 */
export function fullestAnswers(definition: PackageDefinition, calendar: Calendar, on: string): PlanAnswers {
  const kinds = definition.subjectKinds.length > 1 ? definition.subjectKinds : [];
  let answers: PlanAnswers = { on, values: {}, leaveOut: [] };
  answers = best(
    [answers, ...kinds.map((subjectKind) => ({ ...answers, values: { subjectKind } }))],
    definition,
    calendar,
  );
  for (let count = 0; count < mostQuestions; count += 1) {
    const [open] = plan(definition, answers, emptyHoldings, calendar).questions;
    if (!open) break;
    const { question } = open;
    const given = answers;
    answers = best(
      choicesOf(question, definition).map((value) => ({
        ...given,
        values: { ...given.values, [question.id]: value },
      })),
      definition,
      calendar,
    );
  }
  return answers;
}

function choicesOf(
  question: PackageQuestion,
  definition: PackageDefinition,
): PlanAnswers['values'][string][] {
  if (question.kind === 'boolean') return [true, false];
  if (question.kind === 'radio') return question.options.map(({ value }) => value);
  return numbersAround(question, definition);
}

function best(all: readonly PlanAnswers[], definition: PackageDefinition, calendar: Calendar): PlanAnswers {
  const sizes = all.map((answers) => ({
    answers,
    size: sizeOf(plan(definition, answers, emptyHoldings, calendar)),
  }));
  return sizes.reduce((one, other) => (isMore(other.size, one.size) ? other : one)).answers;
}

const sizeOf = ({ items, materials, fields, questions }: Plan): number[] => [
  items.length + questions.length / 1000, // what is still open may yet call for more
  materials.length,
  fields.length,
];

function isMore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((figure, index) => figure !== other[index]);
  return at >= 0 && (one[at] as number) > (other[at] as number);
}
