import { ErrorSummary, problemText } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { Field } from './parts/field.tsx';
import { Hidden } from './parts/hidden.tsx';
import { linesOf, ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { paths, withCsrf } from './paths.ts';
import type { RequestFormProps } from './request-props.ts';

/** One kind of request, on one page; files travel with it. */
export function RequestForm(props: RequestFormProps) {
  const { frame, kind, submitKey, returned, problem, megabytes } = props;
  const { locale } = frame;
  const say = sayIn(locale);
  const title = say('request.new.title', { kind: kind.name });
  const { typed, problems } = returned;
  const labels = {
    title: say('request.new.subject'),
    body: say('request.new.body'),
    name: say('request.new.name'),
    phone: say('request.new.phone'),
    case: say('request.new.case'),
    files: say('request.new.files'),
  };
  const badBody = problems.find(({ field }) => field === 'body');
  const common = { locale, returned };
  return (
    <Document
      frame={frame}
      title={title}
      wrong={problems.length > 0 || problem !== null}
      crumbs={[{ name: say('request.title'), href: paths.requests() }]}
    >
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('request.new.lead', { place: frame.division.name, what: kind.what })}</p>
        {problems.length ? (
          <ErrorSummary locale={locale} lines={linesOf(locale, problems, labels)} />
        ) : (
          <ProblemBox problem={problem} />
        )}
        <form
          className="up5"
          action={withCsrf(paths.newRequest(kind.key), frame.csrf)}
          method="post"
          encType="multipart/form-data"
          noValidate
        >
          <Hidden csrf={frame.csrf} values={{ key: submitKey }} />
          <Field {...common} name="title" label={labels.title} maxLength={60} required />
          <div className={badBody ? 'field bad' : 'field'}>
            <label htmlFor="body">{labels.body}</label>
            <p className="hint" id="body-hint">
              {say('request.new.body.hint')}
            </p>
            {badBody ? (
              <p className="err" id="body-error">
                {problemText(locale, badBody, labels.body)}
              </p>
            ) : null}
            <textarea
              id="body"
              name="body"
              rows={7}
              maxLength={4000}
              aria-describedby={badBody ? 'body-hint body-error' : 'body-hint'}
              aria-invalid={badBody ? true : undefined}
              defaultValue={typeof typed.body === 'string' ? typed.body : ''}
              required
            />
          </div>
          <Field
            {...common}
            name="case"
            label={labels.case}
            hint={say('request.new.case.hint')}
            maxLength={60}
          />
          <div className="field">
            <label htmlFor="files">{labels.files}</label>
            <p className="hint" id="files-hint">
              {say('request.new.files.hint', { limit: megabytes })}
            </p>
            <input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
          </div>
          {frame.who ? null : (
            <Field {...common} name="name" label={labels.name} autoComplete="name" maxLength={40} />
          )}
          <Field
            {...common}
            name="phone"
            label={labels.phone}
            hint={say('request.new.phone.hint')}
            type="tel"
            autoComplete="tel"
            inputMode="tel"
            maxLength={20}
          />
          {kind.publish ? (
            <label className="pick up3">
              <input type="checkbox" name="consent" value="yes" defaultChecked={typed.consent === 'yes'} />
              <span>
                {say('request.new.consent')}
                <span className="sub">{say('request.new.consent.hint')}</span>
              </span>
            </label>
          ) : null}
          <p className="row up5">
            <button className="btn go" type="submit">
              {say('request.new.submit')}
            </button>
          </p>
        </form>
      </div>
    </Document>
  );
}
