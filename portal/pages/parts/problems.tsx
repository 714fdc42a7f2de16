import type { FieldProblem, Problem } from '../../../contracts/errors.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { hasWord, t } from '../../../ui/words/index.ts';
import { sayIn } from './say.ts';

/** The sentence of a field's problem; `label` is the field's name as the form shows it. */
export function problemText(locale: Locale, problem: FieldProblem, label: string): string {
  const key = `problem.${problem.code}`;
  return t(locale, hasWord(key) ? key : 'problem.other', { label, ...problem.params });
}

type Line = { href: string; text: string };

/** Summary on top of a form that came back; gets the focus (the fragment #errors) and leads to each place. */
export function ErrorSummary({ locale, lines, title }: { locale: Locale; lines: Line[]; title?: string }) {
  if (lines.length === 0) return null;
  const say = sayIn(locale);
  return (
    <div className="errors up5" id="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1}>
      <h2 id="errors-title">{title ?? say('portal.errors.title', { n: lines.length })}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.href + line.text}>
            <a href={line.href}>{line.text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

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
export function linesOf(locale: Locale, problems: FieldProblem[], labels: Record<string, string>): Line[] {
  return problems.map((problem) => {
    const name = problem.field.replace(/^\//, '');
    return { href: `#${name}`, text: problemText(locale, problem, labels[name] ?? name) };
  });
}
