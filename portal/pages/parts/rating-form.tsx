import { ratingLevels, ratingTags } from '../../../contracts/ratings.ts';
import { ErrorSummary, problemText } from '../../../ui/form/index.ts';
import { ratingTagName } from '../../../ui/words/rating-tags.ts';
import type { Frame, Returned } from '../props.ts';
import { Field } from './field.tsx';
import { Hidden } from './hidden.tsx';
import { sayIn } from './say.ts';

type Props = {
  frame: Frame;
  action: string;
  values: Record<string, string | number>;
  returned: Returned;
  /** Who has no account here leaves a name and a phone to be answered at. */
  contact: boolean;
  /** The way out without rating. */
  back: string | null;
  last: boolean;
};

/** Five levels with the national labels; nothing is chosen beforehand, the labels of a level unfold by CSS alone. */
export function RatingForm({ frame, action, values, returned, contact, back, last }: Props) {
  const { locale } = frame;
  const say = sayIn(locale);
  const { typed, problems } = returned;
  const tags = [typed.tags ?? []].flat();
  return (
    <>
      <ErrorSummary
        locale={locale}
        lines={problems.map((one) => lineOf(one.field, problemText(locale, one, labelOf(one.field))))}
      />
      <form className="up5" action={action} method="post" noValidate>
        <Hidden csrf={frame.csrf} values={values} />
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
                    defaultChecked={typed.level === String(level)}
                    required
                  />
                  <span>{say(`rating.level.${level}`)}</span>
                </label>
                <fieldset className="tags">
                  <legend className="sub">{say(level >= 3 ? 'rating.good' : 'rating.bad')}</legend>
                  {Object.keys(ratingTags[level]).map((code) => (
                    <label className="pick" key={code}>
                      <input type="checkbox" name="tags" value={code} defaultChecked={tags.includes(code)} />
                      <span>{ratingTagName(locale, code)}</span>
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
        {contact ? (
          <>
            <Field
              locale={locale}
              name="name"
              label={say('rating.contact.name')}
              autoComplete="name"
              maxLength={40}
              returned={returned}
            />
            <Field
              locale={locale}
              name="phone"
              label={say('rating.contact.phone')}
              hint={say('rating.contact.hint')}
              type="tel"
              autoComplete="tel"
              inputMode="tel"
              maxLength={20}
              returned={returned}
            />
          </>
        ) : null}
        <p className="row up4">
          <button className="btn go" type="submit">
            {say('rating.submit')}
          </button>
          {back ? (
            <a className="btn plain" href={back}>
              {say('rating.skip')}
            </a>
          ) : null}
        </p>
        <p className="hint up4">{say(last ? 'rating.last' : 'rating.once-more')}</p>
      </form>
    </>
  );

  function labelOf(field: string): string {
    if (field === 'name') return say('rating.contact.name');
    if (field === 'phone') return say('rating.contact.phone');
    return say('rating.say');
  }
  function lineOf(field: string, text: string) {
    return field === 'level'
      ? { href: '#level-5', text: say('problem.choose-level') }
      : { href: `#${field}`, text };
  }
}
