import { Document } from './parts/document.tsx';
import { GivenRatingView } from './parts/given-rating.tsx';
import { sayIn } from './parts/say.ts';
import { TicketSeen } from './parts/ticket-seen.tsx';
import type { RatingSeenProps } from './rating-props.ts';

/** Both ratings stay as they were given. `mayFollowUp`: the one follow-up is still open. */
export function RatingSeen(props: RatingSeenProps) {
  const { frame, at, itemName, ratings, mayFollowUp, tickets, returned } = props;
  const say = sayIn(frame.locale);
  return (
    <Document frame={frame} title={say('rating.seen.title')} crumbs={[{ name: itemName, href: at.home }]}>
      <div className="wrap narrow">
        <h1>{say('rating.seen.title')}</h1>
        {ratings.map((rating) => (
          <section className="up5" key={rating.occasion}>
            <h2>{say(`rating.occasion.${rating.occasion}`)}</h2>
            <div className="note up3">
              <GivenRatingView locale={frame.locale} rating={rating} />
            </div>
            {tickets
              .filter(({ occasion }) => occasion === rating.occasion)
              .map((ticket) => (
                <TicketSeen
                  key={ticket.occasion}
                  frame={frame}
                  action={at.ticket}
                  ticket={ticket}
                  returned={returned}
                />
              ))}
          </section>
        ))}
        <p className="row up5">
          {mayFollowUp ? (
            <a className="btn go" href={`${at.form}?again=1`}>
              {say('rating.follow-up')}
            </a>
          ) : null}
          <a className="more" href={at.home}>
            {say('rating.back')}
          </a>
        </p>
      </div>
    </Document>
  );
}
