import { opinionKinds } from '../../contracts/review-routes.ts';
import { ErrorSummary, problemText } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { Field } from './parts/field.tsx';
import { Hidden } from './parts/hidden.tsx';
import { linesOf, ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import type { OutsideOpinionProps } from './props.ts';

/** A body without an account is asked for an opinion: the question, the answers it names, and one form, once. */
export function OutsideOpinion({ frame, token, asked, returned, problem, done }: OutsideOpinionProps) {
  const say = sayIn(frame.locale);
  const title = say('opinion.title');
  const { typed, problems } = returned;
  const labels = {
    name: say('opinion.name'),
    post: say('opinion.post'),
    opinion: say('opinion.opinion'),
    reason: say('opinion.reason'),
  };
  const wrong = (name: string) => problems.find((one) => one.field.replace(/^\//, '') === name);
  const [badOpinion, badReason] = [wrong('opinion'), wrong('reason')];
  const common = { locale: frame.locale, returned, required: true };
  return (
    <Document frame={frame} title={title} wrong={problems.length > 0 || problem !== null} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        {done ? (
          <p className="note up4" role="status">
            {say('opinion.done')}
          </p>
        ) : null}
        {problems.length ? (
          <ErrorSummary locale={frame.locale} lines={linesOf(frame.locale, problems, labels)} />
        ) : (
          <ProblemBox problem={problem} />
        )}
        {asked && !done ? (
          <>
            <p className="lead">
              {say('opinion.lead', { organisation: asked.organisationName, body: asked.body })}
            </p>
            <dl className="kv up4">
              <Pair label={say('opinion.item')} value={asked.itemName} />
              <Pair label={say('opinion.number')} value={asked.number} />
              {asked.due ? (
                <Pair label={say('opinion.due')} value={dayText(frame.locale, asked.due)} />
              ) : null}
              {asked.question ? <Pair label={say('opinion.question')} value={asked.question} /> : null}
              {asked.fields.map((field) => (
                <Pair key={field.label} label={field.label} value={field.value} />
              ))}
            </dl>
            <p className="sub up3">{say('opinion.shown')}</p>
            <form className="up5" action={`/opinion/${token}`} method="post" noValidate>
              <Hidden csrf={frame.csrf} />
              <fieldset className={badOpinion ? 'field bad' : 'field'}>
                <legend>{labels.opinion}</legend>
                {badOpinion ? (
                  <p className="err" id="opinion-error">
                    {problemText(frame.locale, badOpinion, labels.opinion)}
                  </p>
                ) : null}
                {Object.keys(opinionKinds).map((kind, index) => (
                  <label className="pick" key={kind}>
                    <input
                      id={index === 0 ? 'opinion' : undefined}
                      type="radio"
                      name="opinion"
                      value={kind}
                      defaultChecked={typed.opinion === kind}
                      aria-describedby={badOpinion ? 'opinion-error' : undefined}
                      required
                    />
                    <span>{say(`opinion.kind.${kind as keyof typeof opinionKinds}`)}</span>
                  </label>
                ))}
              </fieldset>
              <div className={badReason ? 'field bad' : 'field'}>
                <label htmlFor="reason">{labels.reason}</label>
                <p className="hint" id="reason-hint">
                  {say('opinion.reason.hint')}
                </p>
                {badReason ? (
                  <p className="err" id="reason-error">
                    {problemText(frame.locale, badReason, labels.reason)}
                  </p>
                ) : null}
                <textarea
                  id="reason"
                  name="reason"
                  rows={5}
                  maxLength={2000}
                  defaultValue={typeof typed.reason === 'string' ? typed.reason : ''}
                  aria-invalid={badReason ? true : undefined}
                  aria-describedby={badReason ? 'reason-hint reason-error' : 'reason-hint'}
                  required
                />
              </div>
              <Field {...common} name="name" label={labels.name} autoComplete="name" maxLength={40} />
              <Field
                {...common}
                name="post"
                label={labels.post}
                hint={say('opinion.post.hint')}
                autoComplete="organization-title"
                maxLength={60}
              />
              <p className="row up5">
                <button className="btn go" type="submit">
                  {say('opinion.submit')}
                </button>
              </p>
              <p className="sub">{say('opinion.once')}</p>
            </form>
          </>
        ) : null}
      </div>
    </Document>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
