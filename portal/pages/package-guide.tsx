import { ruleWords } from '../../ui/words/rules.ts';
import type { PackageGuideProps } from './package-props.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';

/** One question a page: the answers so far travel sealed in the address, so that back and reload just work. */
export function PackageGuide(props: PackageGuideProps) {
  const { frame, head, question, step, left, rule, back, missing } = props;
  const say = sayIn(frame.locale);
  const here = paths.packageGuide(head.divisionCode, head.packageId, head.state);
  return (
    <Document
      frame={frame}
      title={question.text}
      wrong={missing}
      crumbs={[
        { name: say('packages.title'), href: paths.packages() },
        { name: head.name, href: paths.packageGuide(head.divisionCode, head.packageId) },
      ]}
    >
      <div className="wrap narrow">
        <p className="sub">
          {left > 0 ? say('packages.guide.step', { n: step, left }) : say('packages.guide.last', { n: step })}
        </p>
        <form action={here} method="post" noValidate>
          <Hidden csrf={frame.csrf} values={{ s: head.state, q: question.id }} />
          {question.kind === 'number' ? <NumberAnswer {...props} /> : <Choice {...props} />}
          {rule ? <p className="hint up4">{ruleWords(frame.locale, rule)}</p> : null}
          <div className="row up5">
            <button className="btn go" type="submit">
              {say('packages.guide.next')}
            </button>
            {back ? (
              <a
                className="btn plain"
                href={paths.packageGuide(head.divisionCode, head.packageId, head.state, back)}
              >
                {say('apply.back')}
              </a>
            ) : null}
            <a className="btn plain" href={paths.packagePlan(head.divisionCode, head.packageId, head.state)}>
              {say('packages.guide.so-far')}
            </a>
          </div>
        </form>
        <p className="hint up5">{say('packages.guide.keep')}</p>
      </div>
    </Document>
  );
}

function Choice({ frame, question, answer, missing }: PackageGuideProps) {
  const say = sayIn(frame.locale);
  const options =
    question.kind === 'boolean'
      ? [
          { value: 'true', label: say('form.yes') },
          { value: 'false', label: say('form.no') },
        ]
      : question.options;
  return (
    <fieldset
      className={missing ? 'field bad' : 'field'}
      aria-describedby={missing ? 'answer-error' : undefined}
    >
      <legend>
        <h1>{question.text}</h1>
      </legend>
      {question.hint ? <p className="lead">{question.hint}</p> : null}
      {missing ? (
        <p className="err" id="answer-error">
          {say('packages.guide.choose')}
        </p>
      ) : null}
      {options.map((option) => (
        <label className="pick" key={option.value}>
          <input
            type="radio"
            name="answer"
            value={option.value}
            defaultChecked={String(answer ?? '') === option.value}
          />
          <span>
            {option.label}
            {'hint' in option && option.hint ? <span className="sub">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function NumberAnswer({ frame, question, answer, missing }: PackageGuideProps) {
  const say = sayIn(frame.locale);
  return (
    <div className={missing ? 'field bad' : 'field'}>
      <h1>
        <label htmlFor="answer">
          {question.unit
            ? say('packages.guide.in', { question: question.text, unit: question.unit })
            : question.text}
        </label>
      </h1>
      {question.hint ? <p className="lead">{question.hint}</p> : null}
      {missing ? (
        <p className="err" id="answer-error">
          {say('packages.guide.number')}
        </p>
      ) : null}
      <input
        id="answer"
        name="answer"
        inputMode="decimal"
        defaultValue={answer === undefined ? '' : String(answer)}
        aria-describedby={missing ? 'answer-error' : undefined}
        aria-invalid={missing || undefined}
      />
    </div>
  );
}
