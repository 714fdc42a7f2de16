import { ErrorSummary, FormFields, summaryLines } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { sayIn } from './parts/say.ts';
import { neighbours, StepHead } from './parts/step-head.tsx';
import { paths } from './paths.ts';
import type { ApplyPageProps } from './props.ts';

/** One page of an item's form. What is wrong is said after it was saved: nothing typed is ever lost. */
export function ApplyPage({ frame, draft, page, answers, returned, choices }: ApplyPageProps) {
  const say = sayIn(frame.locale);
  const { locale } = frame;
  const { before, after } = neighbours(draft, page.id);
  const lines = summaryLines(locale, returned.problems, page.fields);
  return (
    <Document frame={frame} title={page.title} wrong={lines.length > 0} islands={['autosave']}>
      <div className="wrap narrow">
        <StepHead frame={frame} draft={draft} step={page.id} />
        <h1>{page.title}</h1>
        {page.hint ? <p className="lead">{page.hint}</p> : null}
        <ErrorSummary locale={locale} lines={lines} title={say('apply.errors', { n: lines.length })} />
        <form
          action={paths.draft(draft.id, page.id)}
          method="post"
          noValidate
          data-save-url={paths.draftSave(draft.id, page.id)}
          data-text-saved={say('apply.saved.script')}
          data-text-offline={say('apply.offline')}
          data-text-expired={say('apply.expired')}
        >
          <Hidden csrf={frame.csrf} />
          <FormFields
            locale={locale}
            fields={page.fields}
            answers={answers}
            typed={returned.typed}
            problems={returned.problems}
            choices={choices}
          />
          {page.fields.some((field) => field.assumed) ? (
            <p className="hint up5">{say('apply.assumed')}</p>
          ) : null}
          <div className="row up6">
            <button className="btn go" type="submit">
              {say('apply.next', { step: after?.title ?? say('apply.step.review') })}
            </button>
            <button className="btn" type="submit" name="later" value="1">
              {say('apply.later')}
            </button>
            {before ? (
              <a className="btn plain" href={paths.draft(draft.id, before.id)}>
                {say('apply.back')}
              </a>
            ) : null}
          </div>
        </form>
      </div>
    </Document>
  );
}
