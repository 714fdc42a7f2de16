import { Document } from './parts/document.tsx';
import { GivenRatingView } from './parts/given-rating.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { RatingThanksProps } from './rating-props.ts';

export function RatingThanks({ frame, at, itemName, rating }: RatingThanksProps) {
  const say = sayIn(frame.locale);
  return (
    <Document frame={frame} title={say('rating.thanks')} crumbs={[{ name: itemName, href: at.home }]}>
      <div className="wrap narrow">
        <h1>{say('rating.thanks')}</h1>
        <p className="lead">{say(rating.level >= 3 ? 'rating.thanks.good' : 'rating.thanks.bad')}</p>
        <div className="note up5">
          <GivenRatingView locale={frame.locale} rating={rating} />
        </div>
        {rating.occasion === 1 ? <p className="hint up4">{say('rating.once-more')}</p> : null}
        <p className="row up5">
          <a className="btn go" href={paths.cases()}>
            {say('case.mine.title')}
          </a>
          <a className="more" href={at.home}>
            {say('rating.back')}
          </a>
        </p>
      </div>
    </Document>
  );
}
