import { Document } from './parts/document.tsx';
import { GivenRatingView } from './parts/given-rating.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { RatingForm } from './parts/rating-form.tsx';
import { sayIn } from './parts/say.ts';
import { TicketSeen } from './parts/ticket-seen.tsx';
import { dayText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { RateHereProps } from './rating-props.ts';

/** Rating by a link: the code at the window, a message, a terminal of the hall. No account, no script. */
export function RateHere(props: RateHereProps) {
  const { frame, token, title: what, endedAt, state, occasion, ratings, tickets, returned, problem } = props;
  const say = sayIn(frame.locale);
  const again = state === 'form' && occasion === 2;
  const heads = {
    form: again ? 'rating.title.again' : 'rating.title',
    seen: 'rating.seen.title',
    thanks: 'rating.thanks',
    taken: 'rating.taken.title',
  } as const;
  const title = say(heads[state]);
  const given = ratings.at(-1);
  return (
    <Document frame={frame} title={title} wrong={returned.problems.length > 0 || problem !== null}>
      <div className="wrap narrow up5">
        <h1>{title}</h1>
        <ProblemBox problem={problem} />
        {problem ? null : (
          <p className="lead">
            {endedAt
              ? say('rating.lead', { item: what, day: dayText(frame.locale, endedAt) })
              : say('rating.lead.open', { item: what })}
          </p>
        )}
        {state === 'form' && !problem ? (
          <RatingForm
            frame={frame}
            action={paths.rate(token)}
            values={{ occasion }}
            returned={returned}
            contact
            back={props.back}
            last={occasion === 2}
          />
        ) : null}
        {state === 'taken' ? <p>{say('rating.taken')}</p> : null}
        {state === 'thanks' && given ? (
          <>
            <p>{say(given.level >= 3 ? 'rating.thanks.good' : 'rating.thanks.bad')}</p>
            <div className="note up4">
              <GivenRatingView locale={frame.locale} rating={given} />
            </div>
          </>
        ) : null}
        {state === 'seen'
          ? ratings.map((rating) => (
              <section className="up5" key={rating.occasion}>
                <h2>{say(`rating.occasion.${rating.occasion}`)}</h2>
                <div className="note up3">
                  <GivenRatingView locale={frame.locale} rating={rating} />
                </div>
                {tickets
                  .filter((ticket) => ticket.occasion === rating.occasion)
                  .map((ticket) => (
                    <TicketSeen
                      key={ticket.occasion}
                      frame={frame}
                      action={paths.rateTicket(token)}
                      ticket={ticket}
                      returned={returned}
                    />
                  ))}
              </section>
            ))
          : null}
        {state !== 'form' && !problem ? (
          <p className="row up5">
            {ratings.length === 1 && props.own ? (
              <a className="btn" href={`${paths.rate(token)}?again=1`}>
                {say('rating.follow-up')}
              </a>
            ) : null}
            {props.back ? (
              <a className="btn go" href={props.back}>
                {say('kiosk.done')}
              </a>
            ) : null}
          </p>
        ) : null}
        {state === 'thanks' && props.own ? <p className="hint up4">{say('rating.keep-link')}</p> : null}
      </div>
    </Document>
  );
}
