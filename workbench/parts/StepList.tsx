import type { ReactNode } from 'react';
import { shortTime } from '../platform/format.ts';

type Step = { seq: number; kind: string; at: string; by: string; say: string | null };

/** What became of a thing, step by step: what was done, when and by whom, and what was written with it. */
export function StepList<S extends Step>(props: {
  title: string;
  steps: readonly S[];
  what: (step: S) => ReactNode;
  /** Beside what was done. */
  more?: (step: S) => ReactNode;
  /** Where it was no officer. */
  who?: (step: S) => string;
  behind?: (step: S) => ReactNode;
}) {
  return (
    <section className="pane" aria-labelledby="steps">
      <h2 id="steps">{props.title}</h2>
      <ol className="files">
        {props.steps.map((step) => (
          <li key={step.seq}>
            <b>{props.what(step)}</b> {props.more?.(step)}
            <span className="sub">
              <time dateTime={step.at}>{shortTime(step.at)}</time> {step.by || props.who?.(step)}
            </span>
            {step.say && <p>{step.say}</p>}
            {props.behind?.(step)}
          </li>
        ))}
      </ol>
    </section>
  );
}
