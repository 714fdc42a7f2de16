import type { MandateProps } from './mandate-props.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { mandateState } from './parts/mandate-words.ts';
import { ProblemBox } from './parts/problems.tsx';
import { type Say, sayIn } from './parts/say.ts';
import { dayText, momentText } from './parts/time.ts';
import { paths } from './paths.ts';

/** One mandate: what it says, its deed, all that was done under it, and the one button that ends it. */
export function Mandate({ frame, mandate, acts, problem }: MandateProps) {
  const say = sayIn(frame.locale);
  const { side, state, principalName, agentName } = mandate;
  const title = say('mandate.of', { principal: principalName, agent: agentName });
  const crumbs = [
    { name: say('portal.account.title'), href: paths.account() },
    { name: say('mandate.title'), href: paths.mandates() },
  ];
  return (
    <Document frame={frame} title={title} wrong={problem !== null} crumbs={crumbs}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p>
          <span className={state === 'in-force' ? 'st ok' : 'st'}>{say(mandateState(mandate))}</span>
        </p>
        <ProblemBox problem={problem} />
        <Terms frame={frame} mandate={mandate} />
        {mandate.confirmedAt ? (
          <p className="up4">
            <a className="more" href={paths.mandatePaper(mandate.id)}>
              {say('mandate.paper')}
            </a>
          </p>
        ) : null}
        {side === 'offer' ? <Offer say={say} csrf={frame.csrf} id={mandate.id} /> : null}
        {side !== 'offer' && (state === 'in-force' || state === 'offered') ? (
          <form className="up5" action={paths.mandateAct(mandate.id, 'end')} method="post">
            <Hidden csrf={frame.csrf} />
            <button className="btn" type="submit">
              {say(side === 'principal' ? 'mandate.revoke' : 'mandate.resign')}
            </button>
            <p className="hint up3">{say('mandate.end.what')}</p>
          </form>
        ) : null}
        {mandate.confirmedAt ? (
          <section className="up6" aria-labelledby="acts-title">
            <h2 id="acts-title">{say('mandate.acts')}</h2>
            {acts.length === 0 ? <p>{say('mandate.acts.none')}</p> : null}
            <ul className="list">
              {acts.map((act) => (
                <li key={`${act.caseId} ${act.at} ${act.plain}`}>
                  <b>{act.plain}</b>
                  <span className="sub">
                    {momentText(frame.locale, act.at)} · {act.itemName} ·{' '}
                    <a href={paths.case(act.caseId)}>{act.number}</a>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Document>
  );
}

function Terms({ frame, mandate }: Pick<MandateProps, 'frame' | 'mandate'>) {
  const say = sayIn(frame.locale);
  const { relation, principalName, agentName, login, divisionName, items, mayCommit, ended } = mandate;
  const rows: [string, string | string[]][] = [
    [say('mandate.principal'), principalName],
    [say('mandate.agent'), `${agentName}${login ? say('mandate.login', { login }) : ''}`],
    [say('mandate.relation'), say(`mandate.relation.${relation}`)],
    [say('mandate.place'), divisionName],
    [say('mandate.items'), items ?? say('mandate.items.all')],
    [say('mandate.rights'), say(mayCommit ? 'mandate.rights.commit' : 'mandate.rights.plain')],
    [
      say('mandate.term'),
      say('mandate.term.say', {
        from: dayText(frame.locale, mandate.validFrom),
        to: dayText(frame.locale, mandate.validTo),
      }),
    ],
    ...(ended
      ? ([
          [
            say('mandate.ended'),
            say(`mandate.ended.${ended.by}`, { at: momentText(frame.locale, ended.at) }),
          ],
        ] as [string, string][])
      : []),
  ];
  return (
    <dl className="kv up4">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {typeof value === 'string'
              ? value
              : value.map((one) => (
                  <span className="block" key={one}>
                    {one}
                  </span>
                ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Offer({ say, csrf, id }: { say: Say; csrf: string | null; id: string }) {
  return (
    <section className="note up5" aria-labelledby="offer-title">
      <h2 id="offer-title">{say('mandate.offer')}</h2>
      <p>{say('mandate.offer.what')}</p>
      <div className="row up4">
        <form action={paths.mandateAct(id, 'confirm')} method="post">
          <Hidden csrf={csrf} />
          <button className="btn go" type="submit">
            {say('mandate.confirm')}
          </button>
        </form>
        <form action={paths.mandateAct(id, 'decline')} method="post">
          <Hidden csrf={csrf} />
          <button className="btn" type="submit">
            {say('mandate.decline')}
          </button>
        </form>
      </div>
    </section>
  );
}
