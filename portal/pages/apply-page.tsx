import { ErrorSummary, FormFields, fieldId, summaryLines } from '../../ui/form/index.ts';
import { autosaveMarks } from './parts/autosave-marks.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { StepButtons } from './parts/step-buttons.tsx';
import { neighbours, StepHead } from './parts/step-head.tsx';
import { paths } from './paths.ts';
import type { ApplyPageProps } from './props.ts';

/** One page of an item's form. What is wrong is said after it was saved: nothing typed is ever lost. */
export function ApplyPage(props: ApplyPageProps) {
  const { frame, draft, page, answers, returned, choices, problem } = props;
  const say = sayIn(frame.locale);
  const { locale } = frame;
  const { before, after } = neighbours(draft, page.id);
  const lines = summaryLines(locale, returned.problems, page.fields);
  return (
    <Document
      frame={frame}
      title={page.title}
      wrong={lines.length > 0 || problem !== null}
      islands={['autosave']}
    >
      <div className="wrap narrow">
        <StepHead frame={frame} draft={draft} step={page.id} />
        <h1>{page.title}</h1>
        {page.hint ? <p className="lead">{page.hint}</p> : null}
        <ProblemBox problem={problem} />
        <ErrorSummary locale={locale} lines={lines} title={say('apply.errors', { n: lines.length })} />
        <Fresh {...props} />
        <form
          action={paths.draft(draft.id, page.id)}
          method="post"
          noValidate
          {...autosaveMarks(frame, draft.id, page.id)}
        >
          <Hidden csrf={frame.csrf} values={{ _seen: props.seen }} />
          <div data-fields="">
            <FormFields
              locale={locale}
              fields={page.fields}
              answers={answers}
              typed={returned.typed}
              problems={returned.problems}
              choices={choices}
              decides={new Set(props.decides)}
              fresh={new Set(props.fresh)}
            />
          </div>
          <p className="vh" role="status" data-fields-status="" />
          {page.fields.some((field) => field.assumed) ? (
            <p className="hint up5">{say('apply.assumed')}</p>
          ) : null}
          <StepButtons say={say} before={before} after={after} fresh="next" />
        </form>
      </div>
    </Document>
  );
}

/** Without scripts, an answer brings its further questions with the next page: nothing is wrong, there is more to say. */
function Fresh({ frame, page, fresh }: ApplyPageProps) {
  if (fresh.length === 0) return null;
  const say = sayIn(frame.locale);
  const fields = page.fields.filter(({ name }) => fresh.includes(name));
  return (
    <div className="note up5" role="status" aria-labelledby="fresh-title">
      <h2 id="fresh-title">{say('apply.fresh')}</h2>
      <ul>
        {fields.map(({ name, label }) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
