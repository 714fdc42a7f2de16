import { paths } from '../paths.ts';
import type { ProgressProps } from '../props.ts';
import { stopWords } from './clock.tsx';
import { sayIn } from './say.ts';

/** One next step, and whether it is the applicant's: the page's main button where it is. */
export function CaseNext({ frame, row, corrections, decision, rating, competent, remedies }: ProgressProps) {
  const say = sayIn(frame.locale);
  const key = nextKey(row.state, decision?.decision, rating);
  const stopped = row.clock?.stopped;
  return (
    <section
      className={row.state === 'correction-requested' ? 'note warn up5' : 'note up5'}
      aria-labelledby="next-title"
    >
      <h2 id="next-title">
        {say('case.next', {
          what: stopped
            ? say('case.next.stopped', { why: stopWords(say, stopped) })
            : say(`case.next.${key}`, { n: corrections.length }),
        })}
      </h2>
      <p>{say(stopped ? 'case.next.stopped.say' : `case.next.${key}.say`)}</p>
      {competent ? <p>{say('case.next.not-accepted.competent', { organ: competent })}</p> : null}
      {remedies ? (
        <>
          <h3 className="up4">{say('case.remedies')}</h3>
          <ul className="list">
            <li>{say('case.remedies.review', { body: remedies.reviewBody, days: remedies.reviewDays })}</li>
            <li>{say('case.remedies.court', { court: remedies.court, months: remedies.courtMonths })}</li>
          </ul>
        </>
      ) : null}
      {key === 'correction-requested' ? (
        <>
          <ul className="list up3">
            {corrections.map((point) => (
              <li key={point.kind + point.ref}>{point.say}</li>
            ))}
          </ul>
          <p className="up4">
            <a className="btn go" href={paths.correction(row.id)}>
              {say('case.next.correction-requested.go')}
            </a>
          </p>
        </>
      ) : null}
      {key === 'finished' ? (
        <p className="up4">
          <a className="btn go" href={paths.rating(row.id)}>
            {say('case.next.rate')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function nextKey(state: string, decision: string | undefined, rating: ProgressProps['rating']) {
  switch (state) {
    case 'correction-requested':
    case 'escalated':
    case 'accepted':
    case 'reviewed':
    case 'withdrawn':
    case 'not-accepted':
    case 'issued':
    case 'voided':
      return state;
    case 'decided':
      if (decision === 'partly') return 'decided.partly' as const;
      return decision === 'refuse' ? ('decided.refuse' as const) : ('decided.grant' as const);
    case 'finished':
      return rating === 'none' ? ('finished' as const) : ('finished.rated' as const);
    default:
      return 'received' as const;
  }
}
