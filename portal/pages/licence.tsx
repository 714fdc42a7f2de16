import type { LicenceProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { isShowable, LicenceFiles, LicenceValidity, licenceSource, UseList } from './parts/licence-card.tsx';
import { LicenceParts } from './parts/licence-parts.tsx';
import { sayIn } from './parts/say.ts';
import { dayText, momentText } from './parts/time.ts';
import { paths } from './paths.ts';

/** One licence: what it says, its files, what one shows of it, who looked at it. */
export function Licence({ frame, card, uses, consents, life, parts, own }: LicenceProps) {
  const say = sayIn(frame.locale);
  const { locale } = frame;
  const crumbs = [{ name: say('licence.title'), href: paths.licences() }];
  return (
    <Document frame={frame} title={card.typeName} crumbs={crumbs}>
      <div className="wrap two main">
        <div>
          <h1>{card.typeName}</h1>
          <div className="up2">
            <LicenceValidity locale={locale} card={card} />
          </div>
          <p className="sub">{licenceSource(locale, card)}</p>
          {card.state === 'valid' ? null : (
            <p className="note warn up3">{say(`licence.state.${card.state}`)}</p>
          )}
          <dl className="kv up4">
            {card.elements.some(({ key }) => key === 'number') ? null : (
              <Row name={say('licence.number')} value={card.number} />
            )}
            {card.elements.map(({ key, label, value }) => (
              <Row key={key} name={label} value={value} />
            ))}
            {card.issuedOn ? (
              <Row name={say('licence.issued-on')} value={dayText(locale, card.issuedOn)} />
            ) : null}
            {card.identifier ? <Row name={say('licence.identifier')} value={card.identifier} /> : null}
          </dl>
          <LicenceParts locale={locale} parts={parts} />
          <p className="row up4">
            <LicenceFiles say={say} card={card} />
            {card.identifier ? (
              <a className="more" href={paths.publicLicence(card.identifier)}>
                {say('licence.public.link')}
              </a>
            ) : null}
          </p>
          {card.typeCodeAssumed ? <p className="hint up2">{say('licence.type-assumed')}</p> : null}
          {card.files ? <p className="hint up2">{say('licence.files.what')}</p> : null}
          {life.length > 1 ? <Life frame={frame} life={life} /> : null}
        </div>
        <div>
          {isShowable(card) ? (
            <form action={paths.showLicence(card.ref)} method="post" className="code">
              <Hidden csrf={frame.csrf} />
              <fieldset>
                <legend>{say('licence.show.fields')}</legend>
                <p className="hint">{say('licence.show.always')}</p>
                {card.elements.map(({ key, label, personal }) => (
                  <label className="pick" key={key}>
                    <input type="checkbox" name="field" value={key} defaultChecked={!personal} />
                    <span>{label}</span>
                  </label>
                ))}
              </fieldset>
              <button className="btn go" type="submit">
                {say('licence.show')}
              </button>
              <p className="hint up3">{say('licence.show.how')}</p>
            </form>
          ) : null}
          {isShowable(card) && own ? <Sharing frame={frame} card={card} /> : null}
          {card.proof === 'stated' && own ? <Stated frame={frame} card={card} /> : null}
          <Consents frame={frame} card={card} consents={consents} own={own} />
          <section className="up5" aria-labelledby="uses-title">
            <h2 id="uses-title">{say('licence.uses.this')}</h2>
            {uses.length ? (
              <UseList locale={locale} uses={uses} />
            ) : (
              <p className="sub up2">{say('licence.uses.none')}</p>
            )}
          </section>
        </div>
      </div>
    </Document>
  );
}

/** Whether it may be fetched instead of a paper: the holder's own switch. */
function Sharing({ frame, card }: Pick<LicenceProps, 'frame' | 'card'>) {
  const say = sayIn(frame.locale);
  return (
    <section className="up5" aria-labelledby="sharing-title">
      <h2 id="sharing-title">{say('licence.sharing')}</h2>
      <p className="sub up2">{say(card.shared ? 'licence.sharing.on' : 'licence.sharing.off')}</p>
      <form action={paths.shareLicence(card.ref)} method="post" className="up2">
        <Hidden csrf={frame.csrf} />
        <button className="btn" type="submit" name="on" value={card.shared ? 'no' : 'yes'}>
          {say(card.shared ? 'licence.sharing.stop' : 'licence.sharing.start')}
        </button>
      </form>
    </section>
  );
}

/** Her own word: what makes it count, and the way to take it out again. */
function Stated({ frame, card }: Pick<LicenceProps, 'frame' | 'card'>) {
  const say = sayIn(frame.locale);
  return (
    <section className="up5" aria-labelledby="stated-title">
      <h2 id="stated-title">{say('licence.stated')}</h2>
      <p className="sub up2">{say('licence.stated.then')}</p>
      <form action={paths.forgetLicence(card.ref)} method="post" className="up2">
        <Hidden csrf={frame.csrf} />
        <button className="btn" type="submit">
          {say('licence.stated.forget')}
        </button>
      </form>
    </section>
  );
}

/** What she agreed to by handing in an application or showing a code, each taken back by itself. */
function Consents({ frame, card, consents, own }: Pick<LicenceProps, 'frame' | 'card' | 'consents' | 'own'>) {
  const say = sayIn(frame.locale);
  if (!consents.length) return null;
  return (
    <section className="up5" aria-labelledby="consents-title">
      <h2 id="consents-title">{say('licence.consents')}</h2>
      <p className="hint">{say('licence.consents.what')}</p>
      <ul className="list up2">
        {consents.map(({ id, purpose, fields, givenAt, endedAt }) => (
          <li key={id}>
            {purpose}
            <span className="sub block">
              {say('licence.consent.given', {
                at: momentText(frame.locale, givenAt),
                fields: fields.join('、'),
              })}
            </span>
            {endedAt ? (
              <span className="sub block">
                {say('licence.consent.ended', { at: momentText(frame.locale, endedAt) })}
              </span>
            ) : !own ? null : (
              <form action={paths.endConsent(card.ref, id)} method="post" className="up2">
                <Hidden csrf={frame.csrf} />
                <button className="btn" type="submit" aria-label={say('licence.consent.end.of', { purpose })}>
                  {say('licence.consent.end')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was done to it, on which ground and why. */
function Life({ frame, life }: Pick<LicenceProps, 'frame' | 'life'>) {
  const say = sayIn(frame.locale);
  return (
    <section className="up5" aria-labelledby="life-title">
      <h2 id="life-title">{say('licence.life')}</h2>
      <ol className="list up2">
        {life.map(({ kind, ground, reason, otherId, at }) => (
          <li key={`${kind} ${at}`}>
            {say(`licence.did.${kind}` as 'licence.did.issued')}
            <span className="sub block">
              {momentText(frame.locale, at)}
              {ground ? `　${ground}` : ''}
            </span>
            {reason ? <span className="sub block">{reason}</span> : null}
            {otherId && kind === 'superseded' ? (
              <a className="more" href={paths.licence(`issued:${otherId}`)}>
                {say('licence.newer')}
              </a>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
