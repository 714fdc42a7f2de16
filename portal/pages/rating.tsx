import { ratingLevels, ratingTags } from '../../contracts/ratings.ts';
import { ErrorSummary, problemText } from '../../ui/form/index.ts';
import { ratingTagName } from '../../ui/words/rating-tags.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { RatingProps } from './props.ts';

/** Five levels with the national labels; nothing is chosen beforehand, the labels of a level unfold by CSS alone. */
export function Rating({ frame, caseId, itemName, finishedAt, occasion, returned }: RatingProps) {
  const say = sayIn(frame.locale);
  const title = say(occasion === 1 ? 'rating.title' : 'rating.title.again');
  const { typed, problems } = returned;
  const chosen = typed.level;
  const tags = [typed.tags ?? []].flat();
  return (
    <Document
      frame={frame}
      title={title}
      wrong={problems.length > 0}
      crumbs={[{ name: itemName, href: paths.case(caseId) }]}
    >
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">
          {say('rating.lead', { item: itemName, day: dayText(frame.locale, finishedAt) })}
        </p>
        <ErrorSummary
          locale={frame.locale}
          lines={problems.map((one) =>
            one.field.includes('say')
              ? { href: '#say', text: problemText(frame.locale, one, say('rating.say')) }
              : { href: '#level-5', text: say('problem.choose-level') },
          )}
        />
        <form className="up5" action={paths.rating(caseId)} method="post" noValidate>
          <Hidden csrf={frame.csrf} values={{ occasion }} />
          <fieldset>
            <legend className="vh">{say('rating.choose')}</legend>
            <ul className="levels">
              {ratingLevels.map((level) => (
                <li key={level}>
                  <label className="pick">
                    <input
                      id={`level-${level}`}
                      className="lv"
                      type="radio"
                      name="level"
                      value={level}
                      defaultChecked={chosen === String(level)}
                      required
                    />
                    <span>{say(`rating.level.${level}`)}</span>
                  </label>
                  <fieldset className="tags">
                    <legend className="sub">{say(level >= 3 ? 'rating.good' : 'rating.bad')}</legend>
                    {Object.keys(ratingTags[level]).map((code) => (
                      <label className="pick" key={code}>
                        <input
                          type="checkbox"
                          name="tags"
                          value={code}
                          defaultChecked={tags.includes(code)}
                        />
                        <span>{ratingTagName(frame.locale, code)}</span>
                      </label>
                    ))}
                  </fieldset>
                </li>
              ))}
            </ul>
          </fieldset>
          <div className="field">
            <label htmlFor="say">
              {say('rating.say')}
              <span className="count">{say('rating.optional')}</span>
            </label>
            <p className="hint" id="say-hint">
              {say('rating.say.hint')}
            </p>
            <textarea
              id="say"
              name="say"
              rows={4}
              maxLength={500}
              aria-describedby="say-hint"
              defaultValue={typeof typed.say === 'string' ? typed.say : ''}
            />
          </div>
          <label className="pick up3">
            <input type="checkbox" name="named" value="yes" defaultChecked={typed.named === 'yes'} />
            <span>
              {say('rating.named')}
              <span className="sub">{say('rating.named.hint')}</span>
            </span>
          </label>
          <p className="row up4">
            <button className="btn go" type="submit">
              {say('rating.submit')}
            </button>
            <a className="btn plain" href={paths.case(caseId)}>
              {say('rating.skip')}
            </a>
          </p>
          <p className="hint up4">{say(occasion === 1 ? 'rating.once-more' : 'rating.last')}</p>
        </form>
      </div>
    </Document>
  );
}
