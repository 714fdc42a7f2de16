import type { Locale } from '../../../contracts/locale.ts';
import { ratingTagName } from '../../../ui/words/rating-tags.ts';
import type { GivenRating } from '../rating-props.ts';
import { sayIn } from './say.ts';
import { momentText } from './time.ts';

/** A rating as its author sees it: unchanged and unchangeable. */
export function GivenRatingView({ locale, rating }: { locale: Locale; rating: GivenRating }) {
  const say = sayIn(locale);
  return (
    <>
      <p>
        <b>{say(`rating.level.${rating.level}`)}</b>
      </p>
      {rating.tags.length > 0 ? (
        <ul className="prose dots">
          {rating.tags.map((code) => (
            <li key={code}>{ratingTagName(locale, code)}</li>
          ))}
        </ul>
      ) : null}
      {rating.say ? <p className="pre">{rating.say}</p> : null}
      <p className="sub">
        {say('rating.at', { at: momentText(locale, rating.at) })} ·{' '}
        {say(rating.named ? 'rating.with-name' : 'rating.anonymous')}
      </p>
    </>
  );
}
