import { ErrorSummary, FormFields, summaryLines } from '../../ui/form/index.ts';
import type { StateLicenceProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';

/** 自填: a licence of another issuer, stated by its holder; it counts once an officer has seen the original. */
export function StateLicence({ frame, fields, returned, problem }: StateLicenceProps) {
  const say = sayIn(frame.locale);
  const title = say('licence.state-own');
  const lines = summaryLines(frame.locale, returned.problems, fields);
  const crumbs = [{ name: say('licence.title'), href: paths.licences() }];
  return (
    <Document frame={frame} title={title} wrong={lines.length > 0 || problem !== null} crumbs={crumbs}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('licence.state-own.lead')}</p>
        {lines.length > 0 ? (
          <ErrorSummary locale={frame.locale} lines={lines} />
        ) : (
          <ProblemBox problem={problem} />
        )}
        <form action={paths.stateLicence()} method="post" noValidate>
          <Hidden csrf={frame.csrf} />
          <FormFields
            locale={frame.locale}
            fields={fields}
            answers={{}}
            typed={returned.typed}
            problems={returned.problems}
          />
          <p className="row up5">
            <button className="btn go" type="submit">
              {say('licence.state-own.save')}
            </button>
            <a className="btn plain" href={paths.licences()}>
              {say('licence.state-own.back')}
            </a>
          </p>
        </form>
      </div>
    </Document>
  );
}
