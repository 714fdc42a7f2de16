import type { FieldProblem } from '../../contracts/errors.ts';
import type { FormField } from '../../contracts/forms.ts';
import type { Locale } from '../../contracts/locale.ts';
import { t } from '../words/index.ts';
import { fieldId } from './field-id.ts';
import { problemText } from './problem-text.ts';

export type SummaryLine = { href: string; text: string };

/** Stands on top of a form that came back; gets the focus (fragment #errors) and leads to each place. */
export function ErrorSummary({
  locale,
  lines,
  title,
}: {
  locale: Locale;
  lines: SummaryLine[];
  title?: string;
}) {
  if (lines.length === 0) return null;
  return (
    <div className="errors up5" id="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1}>
      <h2 id="errors-title">{title ?? t(locale, 'portal.errors.title', { n: lines.length })}</h2>
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

/** A line a problem, in the order given. */
export function summaryLines(
  locale: Locale,
  problems: readonly FieldProblem[],
  fields: readonly FormField[],
): SummaryLine[] {
  const labels = new Map(fields.map((field) => [field.name, field.label]));
  return problems.map((problem) => ({
    href: `#${fieldId(problem.field)}`,
    text: problemText(locale, problem, labels.get(problem.field) ?? problem.field),
  }));
}
