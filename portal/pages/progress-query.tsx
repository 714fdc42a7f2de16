import { Clock } from './parts/clock.tsx';
import { Document } from './parts/document.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { ProgressForm } from './parts/progress-form.tsx';
import { codeName, sayIn } from './parts/say.ts';
import { momentText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { ProgressQueryProps } from './props.ts';

/** Public: no names, no answers, only where the case is. */
export function ProgressQuery({ frame, no, tail, found, problem }: ProgressQueryProps) {
  const say = sayIn(frame.locale);
  return (
    <Document
      frame={frame}
      title={say('query.title')}
      wrong={problem !== null || found === 'none'}
      crumbs={[]}
    >
      <div className="wrap narrow">
        <h1>{say('query.title')}</h1>
        <ProblemBox problem={problem} />
        {found === 'none' ? (
          <div className="errors up5" role="alert">
            <h2>{say('query.none')}</h2>
            <p>{say('query.none.say')}</p>
          </div>
        ) : null}
        {found && found !== 'none' ? (
          <section className="up5" aria-labelledby="found-title">
            <h2 id="found-title">{found.itemName}</h2>
            <p className="sub num up2">
              {say('case.number', { number: found.number })} ·{' '}
              {say('query.submitted', {
                at: momentText(frame.locale, found.submittedAt),
                organisation: found.organisationName,
              })}
            </p>
            {found.state === 'finished' ? null : (
              <p className="up4">
                <span className="st on">{codeName(say, 'case-state', found.state)}</span>
              </p>
            )}
            <Clock locale={frame.locale} state={found.state} clock={found.clock} />
            <p className="hint up3">{say('query.private')}</p>
          </section>
        ) : null}
        <div className="up5">
          <ProgressForm frame={frame} no={no} tail={tail} />
        </div>
        {frame.who ? null : (
          <p className="hint up4">
            <a className="more" href={paths.signIn(paths.cases())}>
              {say('portal.query.sign-in')}
            </a>
            {say('portal.query.sign-in.why')}
          </p>
        )}
      </div>
    </Document>
  );
}
