import type { MandateView } from '../../contracts/mandates.ts';
import type { MandatesProps } from './mandate-props.ts';
import { Document } from './parts/document.tsx';
import { mandateState, mandateWhat } from './parts/mandate-words.ts';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { Frame } from './props.ts';

/** Who may act for whom: what waits for the reader first, then what she gave, then what she was given. */
export function Mandates({ frame, given, received, offers, cannotGive, done }: MandatesProps) {
  const say = sayIn(frame.locale);
  const title = say('mandate.title');
  const crumbs = [{ name: say('portal.account.title'), href: paths.account() }];
  return (
    <Document frame={frame} title={title} crumbs={crumbs}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('mandate.lead')}</p>
        {done ? (
          <p className="note up4" role="status">
            {say(`mandate.done.${done}`)}
          </p>
        ) : null}
        <Part frame={frame} title={say('mandate.offers')} rows={offers} />
        <section className="up6" aria-labelledby="given-title">
          <h2 id="given-title">
            {say('mandate.given', { name: frame.who?.subjectName ?? say('portal.account.myself') })}
          </h2>
          {given.length > 0 ? <Rows frame={frame} rows={given} /> : <p>{say('mandate.given.none')}</p>}
          <p className="up4">
            {cannotGive ? (
              say(`mandate.cannot-give.${cannotGive}`)
            ) : (
              <a className="btn go" href={paths.giveMandate()}>
                {say('mandate.give')}
              </a>
            )}
          </p>
        </section>
        <Part frame={frame} title={say('mandate.received')} rows={received} />
      </div>
    </Document>
  );
}

function Part({ frame, title, rows }: { frame: Frame; title: string; rows: MandateView[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="up6">
      <h2>{title}</h2>
      <Rows frame={frame} rows={rows} />
    </section>
  );
}

function Rows({ frame, rows }: { frame: Frame; rows: MandateView[] }) {
  const say = sayIn(frame.locale);
  return (
    <ul className="list up3">
      {rows.map((row) => (
        <li key={row.id}>
          <a className="t" href={paths.mandate(row.id)}>
            {row.side === 'principal' ? row.agentName : row.principalName}
          </a>{' '}
          <span className={row.state === 'in-force' ? 'st ok' : 'st'}>{say(mandateState(row))}</span>
          <span className="sub">
            {mandateWhat(say, row)}
            {say('portal.comma')}
            {say('mandate.until', { day: dayText(frame.locale, row.validTo) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
