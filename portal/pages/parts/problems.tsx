import type { FieldProblem, Problem } from '../../../contracts/errors.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { problemText, type SummaryLine } from '../../../ui/form/index.ts';

/** One refusal in words: what happened, why and what to do. */
export function ProblemBox({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <div className="errors up5" id="errors" role="alert" aria-labelledby="problem-title" tabIndex={-1}>
      <h2 id="problem-title">{problem.title}</h2>
      <p>{problem.detail}</p>
    </div>
  );
}

/** Summary lines of a small form whose fields are known by name. */
export function linesOf(
  locale: Locale,
  problems: FieldProblem[],
  labels: Record<string, string>,
): SummaryLine[] {
  return problems.map((problem) => {
    const name = problem.field.replace(/^\//, '');
    return { href: `#${name}`, text: problemText(locale, problem, labels[name] ?? name) };
  });
}
