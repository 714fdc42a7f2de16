import { ErrorSummary, FormFields, summaryLines } from '../../ui/form/index.ts';
import type { GiveMandateProps } from './mandate-props.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';

/** Lets another person act in the reader's name, from that person's own account. */
export function GiveMandate(props: GiveMandateProps) {
  const { frame, divisionCode, fields, answers, returned, problem } = props;
  const say = sayIn(frame.locale);
  const title = say('mandate.give');
  const lines = summaryLines(frame.locale, returned.problems, fields);
  const crumbs = [
    { name: say('portal.account.title'), href: paths.account() },
    { name: say('mandate.title'), href: paths.mandates() },
  ];
  return (
    <Document frame={frame} title={title} wrong={lines.length > 0 || problem !== null} crumbs={crumbs}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('mandate.give.lead', { name: frame.who?.subjectName ?? '' })}</p>
        {lines.length > 0 ? (
          <ErrorSummary locale={frame.locale} lines={lines} />
        ) : (
          <ProblemBox problem={problem} />
        )}
        <form action={paths.giveMandate()} method="post" noValidate>
          <Hidden csrf={frame.csrf} values={{ divisionCode }} />
          <FormFields
            locale={frame.locale}
            fields={fields}
            answers={answers}
            typed={returned.typed}
            problems={returned.problems}
          />
          <p className="note up6">{say('mandate.give.law')}</p>
          <p className="row up5">
            <button className="btn go" type="submit">
              {say('mandate.give.go')}
            </button>
            <a className="btn plain" href={paths.mandates()}>
              {say('mandate.back')}
            </a>
          </p>
        </form>
      </div>
    </Document>
  );
}
