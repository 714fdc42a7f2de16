import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { isShowable, LicenceFiles, LicenceValidity, licenceSource, UseList } from './parts/licence-card.tsx';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { LicenceProps } from './props.ts';

/** One licence: what it says, its files, what one shows of it, who looked at it. */
export function Licence({ frame, card, uses }: LicenceProps) {
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

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
