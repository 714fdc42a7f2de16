import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { AskStepProps } from './props.ts';

/** Why it was offered, what follows, until when; past that day only what may still be done. */
export function AskStep({ frame, caseId, number, itemName, asking, submitKey, why, problem }: AskStepProps) {
  const say = sayIn(frame.locale);
  const { step, until, state, reason } = asking;
  const title = say(state === 'open' ? 'ask.title' : 'ask.over.title', { step });
  const crumbs = [
    { name: say('case.mine.title'), href: paths.cases() },
    { name: itemName, href: paths.case(caseId) },
  ];
  const back = (
    <a className="btn plain" href={paths.case(caseId)}>
      {say('ask.back')}
    </a>
  );
  return (
    <Document frame={frame} title={title} wrong={problem !== null} crumbs={crumbs}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('withdraw.lead', { item: itemName, number })}</p>
        <ProblemBox problem={problem} />
        <p className="up4">{say('ask.told', { reason })}</p>
        {state === 'open' ? (
          <>
            <ul className="list up4">
              <li>{say('ask.what.1', { step, day: dayText(frame.locale, until) })}</li>
              <li>{say('ask.what.2', { step })}</li>
              <li>{say('ask.what.3', { step })}</li>
            </ul>
            <form className="up6" action={paths.askStep(caseId)} method="post">
              <Hidden csrf={frame.csrf} values={{ key: submitKey }} />
              <div className="field">
                <label htmlFor="why">{say('ask.why')}</label>
                <p className="hint" id="why-hint">
                  {say('ask.why.hint')}
                </p>
                <textarea
                  id="why"
                  name="why"
                  rows={4}
                  maxLength={1000}
                  aria-describedby="why-hint"
                  defaultValue={why}
                />
              </div>
              <p className="row up5">
                <button className="btn go" type="submit">
                  {say('ask.submit', { step })}
                </button>
                {back}
              </p>
            </form>
          </>
        ) : (
          <>
            <p className="up4">{say('ask.over', { step, day: dayText(frame.locale, until) })}</p>
            <p className="row up6">{back}</p>
          </>
        )}
      </div>
    </Document>
  );
}
