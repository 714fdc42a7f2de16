import { ErrorSummary } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { Enterprises } from './parts/enterprises.tsx';
import { Hidden } from './parts/hidden.tsx';
import { linesOf, ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { momentText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { AccountProps } from './props.ts';

export function Account(props: AccountProps) {
  const { frame, person, level, checkCode, returned, problem, done } = props;
  const say = sayIn(frame.locale);
  const title = say('portal.account.title');
  const wrong = returned.problems.length > 0;
  return (
    <Document frame={frame} title={title} wrong={wrong || problem !== null} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        {done ? (
          <p className="note up4" role="status">
            {say(`portal.account.done.${done}`)}
          </p>
        ) : null}
        {wrong ? (
          <ErrorSummary
            locale={frame.locale}
            lines={linesOf(frame.locale, returned.problems, { uscc: say('portal.account.uscc') })}
          />
        ) : (
          <ProblemBox problem={problem} />
        )}
        <section className="up5" aria-labelledby="me-title">
          <h2 id="me-title">{say('portal.account.me')}</h2>
          <dl className="kv up3">
            <div>
              <dt>{say('portal.register.name')}</dt>
              <dd>{person.name}</dd>
            </div>
            <div>
              <dt>{say('portal.register.id-number')}</dt>
              <dd>{person.idNumber}</dd>
            </div>
            <div>
              <dt>{say('portal.register.phone')}</dt>
              <dd>{person.phone ?? say('portal.account.no-phone')}</dd>
            </div>
            <div>
              <dt>{say('portal.account.level')}</dt>
              <dd>
                <b>{say(`portal.account.level.${level}`)}</b>
                <span className="sub block">{say(`portal.account.level.${level}.next`)}</span>
              </dd>
            </div>
            {checkCode ? (
              <div>
                <dt>{say('portal.account.check-code')}</dt>
                <dd>
                  <span className="big-no">{checkCode}</span>
                  <span className="sub block">{say('portal.account.check-code.what')}</span>
                </dd>
              </div>
            ) : null}
          </dl>
          <p className="hint">{say('portal.account.masked')}</p>
        </section>
        <Enterprises {...props} />
        <Sessions {...props} />
      </div>
    </Document>
  );
}

function Sessions({ frame, sessions }: AccountProps) {
  const say = sayIn(frame.locale);
  const others = sessions.filter((session) => !session.current);
  return (
    <section className="sec" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{say('portal.account.sessions')}</h2>
      <ul className="list">
        {sessions.map((session) => (
          <li key={session.id}>
            <b>{say(deviceOf(session.userAgent))}</b>{' '}
            {session.current ? <span className="st on">{say('portal.account.this')}</span> : null}
            <span className="sub">
              {say('portal.account.seen', {
                from: momentText(frame.locale, session.createdAt),
                last: momentText(frame.locale, session.lastSeenAt),
              })}
            </span>
            {session.current ? null : (
              <form action={paths.revokeSession(session.id)} method="post">
                <Hidden csrf={frame.csrf} />
                <button className="linkish" type="submit">
                  {say('portal.account.revoke')}
                  <span className="vh">
                    {say('portal.account.revoke.which', { at: momentText(frame.locale, session.createdAt) })}
                  </span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <div className="row up4">
        {others.length > 0 ? (
          <form action={paths.revokeOtherSessions()} method="post">
            <Hidden csrf={frame.csrf} />
            <button className="btn" type="submit">
              {say('portal.account.revoke-others', { n: others.length })}
            </button>
          </form>
        ) : null}
        <form action={paths.signOut()} method="post">
          <Hidden csrf={frame.csrf} />
          <button className="btn" type="submit">
            {say('portal.sign-out')}
          </button>
        </form>
      </div>
    </section>
  );
}

/** Kind of device by the browser's own words: enough to recognise one's own. */
function deviceOf(userAgent: string | null) {
  if (!userAgent) return 'portal.account.device.unknown' as const;
  if (/iPhone|Android.*Mobile|HarmonyOS/i.test(userAgent)) return 'portal.account.device.phone' as const;
  if (/iPad|Android|Tablet/i.test(userAgent)) return 'portal.account.device.tablet' as const;
  return 'portal.account.device.computer' as const;
}
