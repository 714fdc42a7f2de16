import { Document } from './parts/document.tsx';
import { RatingForm } from './parts/rating-form.tsx';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import type { RatingProps } from './rating-props.ts';

/** A case is rated by its applicant. */
export function Rating({ frame, at, itemName, finishedAt, occasion, returned }: RatingProps) {
  const say = sayIn(frame.locale);
  const title = say(occasion === 1 ? 'rating.title' : 'rating.title.again');
  return (
    <Document
      frame={frame}
      title={title}
      wrong={returned.problems.length > 0}
      crumbs={[{ name: itemName, href: at.home }]}
    >
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">
          {say('rating.lead', { item: itemName, day: dayText(frame.locale, finishedAt) })}
        </p>
        <RatingForm
          frame={frame}
          action={at.form}
          values={{ occasion }}
          returned={returned}
          contact={false}
          back={at.home}
          last={occasion === 2}
        />
      </div>
    </Document>
  );
}
