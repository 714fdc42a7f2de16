import type { ComponentProps, ReactNode } from 'react';
import type { Problem } from '../../../contracts/errors.ts';
import { ErrorSummary } from '../../../ui/form/index.ts';
import type { Frame, Returned } from '../props.ts';
import { Field } from './field.tsx';
import { Hidden } from './hidden.tsx';
import { linesOf, ProblemBox } from './problems.tsx';

type Line = Omit<ComponentProps<typeof Field>, 'locale' | 'returned' | 'required'>;

type Props = {
  frame: Frame;
  lead: string;
  action: string;
  /** Travel along unseen. */
  values?: Record<string, string | number>;
  lines: Line[];
  /** Names of lines that may stay empty; all others are asked for. */
  optional?: readonly string[];
  returned: Returned;
  problem: Problem | null;
  submit: string;
  /** Beside the button: the other way. */
  otherwise?: ReactNode;
};

/** One of the platform's own forms of a few lines; what came back is said on top and at its line. */
export function SmallForm(props: Props) {
  const { frame, lead, action, values, lines, optional = [], returned, problem, submit, otherwise } = props;
  const { locale } = frame;
  const labels = Object.fromEntries(lines.map(({ name, label }) => [name, label]));
  return (
    <>
      <p className="lead">{lead}</p>
      {returned.problems.length > 0 ? (
        <ErrorSummary locale={locale} lines={linesOf(locale, returned.problems, labels)} />
      ) : (
        <ProblemBox problem={problem} />
      )}
      <form action={action} method="post" noValidate>
        <Hidden csrf={frame.csrf} {...(values ? { values } : {})} />
        {lines.map((line) => (
          <Field
            key={line.name}
            {...line}
            locale={locale}
            returned={returned}
            required={!optional.includes(line.name)}
          />
        ))}
        <p className="row up5">
          <button className="btn go" type="submit">
            {submit}
          </button>
          {otherwise}
        </p>
      </form>
    </>
  );
}
