import { Document } from './parts/document.tsx';
import { limitText, pdfText } from './parts/measure.ts';
import { type Say, sayIn } from './parts/say.ts';
import { momentText, nearDayText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { SubmittedProps } from './props.ts';

export function Submitted(props: SubmittedProps) {
  const {
    frame,
    caseId,
    number,
    itemName,
    submittedAt,
    organisationName,
    answerBy,
    promised,
    receipt,
    granted,
  } = props;
  const say = sayIn(frame.locale);
  return (
    <Document
      frame={frame}
      title={say('case.submitted.title')}
      crumbs={[{ name: say('case.mine.title'), href: paths.cases() }]}
    >
      <div className="wrap narrow">
        <h1>{say('case.submitted.title')}</h1>
        <p className="lead">
          {say('case.submitted.lead', {
            item: itemName,
            at: momentText(frame.locale, submittedAt),
            organisation: organisationName,
          })}
        </p>
        <p className="note up5">
          <span className="sub block">{say('case.submitted.number')}</span>
          <b className="big-no">{number}</b>
          <span className="sub block">{say('case.submitted.keep')}</span>
        </p>
        {granted ? (
          <section className="note up6" aria-labelledby="granted-title">
            <h2 id="granted-title">{say('case.submitted.instant.title')}</h2>
            <p>{say('case.submitted.instant')}</p>
            <p className="up4">
              <a className="more" href={paths.document(caseId, granted.id)}>
                {granted.title}
              </a>
            </p>
          </section>
        ) : null}
        {granted ? null : (
          <section className="up6" aria-labelledby="next-title">
            <h2 id="next-title">{say('case.submitted.next')}</h2>
            <ol className="steps up4">
              <li className="now">
                {answerBy
                  ? say('case.submitted.next.1', { day: nearDayText(frame.locale, answerBy) })
                  : say('case.submitted.next.1.plain')}
              </li>
              <li>{promise(say, promised)}</li>
              <li>{say('case.submitted.next.3')}</li>
            </ol>
          </section>
        )}
        <p className="row up6">
          <a className="btn go" href={paths.case(caseId)}>
            {say('case.submitted.go')}
          </a>
          {receipt ? (
            <a className="btn" href={paths.document(caseId, receipt.id)}>
              {say('case.submitted.receipt')}
              <span className="sub inline"> {pdfText(receipt.size)}</span>
            </a>
          ) : null}
        </p>
      </div>
    </Document>
  );
}

function promise(say: Say, promised: SubmittedProps['promised']): string {
  if (!promised) return say('case.submitted.next.2.unfilled');
  if (promised.unit === 'on-the-spot') return say('case.submitted.next.2.instant');
  return say('case.submitted.next.2', { span: limitText(say, promised) });
}
