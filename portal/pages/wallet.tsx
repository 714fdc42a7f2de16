import type { WalletProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { isShowable, LicenceFiles, LicenceValidity, licenceSource, UseList } from './parts/licence-card.tsx';
import { listed, sayIn } from './parts/say.ts';
import { paths } from './paths.ts';

/** 我的证照: what one holds, shown or handed over without paper, and who looked. */
export function Wallet({ frame, cards, uses, narrowedTo, mayState }: WalletProps) {
  const say = sayIn(frame.locale);
  const title = say('licence.title');
  return (
    <Document frame={frame} title={title} crumbs={[]}>
      <div className="wrap">
        <h1>{title}</h1>
        <p className="lead">{say(cards.length ? 'licence.lead' : 'licence.none')}</p>
        {narrowedTo ? (
          <p className="note up4">{say('licence.narrowed', { items: listed(say, narrowedTo) })}</p>
        ) : null}
        <ul className="lics up5">
          {cards.map((card) => (
            <li className="lic" key={card.ref}>
              <h2>
                <a href={paths.licence(card.ref)}>{card.typeName}</a>
              </h2>
              <LicenceValidity locale={frame.locale} card={card} />
              <p className="sub">
                {card.holderName}
                <br />
                {licenceSource(frame.locale, card)}
                {card.shared ? null : (
                  <>
                    <br />
                    {say('licence.sharing.kept')}
                  </>
                )}
              </p>
              <p className="row">
                {isShowable(card) ? (
                  <a
                    className="btn"
                    href={paths.licence(card.ref)}
                    aria-label={say('licence.show.of', { type: card.typeName })}
                  >
                    {say('licence.show')}
                  </a>
                ) : null}
                <LicenceFiles say={say} card={card} />
              </p>
            </li>
          ))}
        </ul>
        {mayState ? (
          <p className="up5">
            <a className="btn" href={paths.stateLicence()}>
              {say('licence.state-own')}
            </a>
          </p>
        ) : null}
        <section className="up6" aria-labelledby="uses-title">
          <h2 id="uses-title">{say('licence.uses.title')}</h2>
          {uses.length ? (
            <UseList locale={frame.locale} uses={uses} />
          ) : (
            <p className="sub up2">{say('licence.uses.none')}</p>
          )}
          {uses.length ? (
            <p className="up3">
              <a className="more" href={paths.licenceUses()}>
                {say('licence.uses.all')}
              </a>
            </p>
          ) : null}
        </section>
        <p className="up5">
          <a className="more" href={paths.ownMaterials()}>
            {say('own.link')}
          </a>
        </p>
        <p className="hint up5">
          <a className="more" href={paths.verifyLicence()}>
            {say('licence.verify.link')}
          </a>
        </p>
      </div>
    </Document>
  );
}
