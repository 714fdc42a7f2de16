import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { sayIn } from './parts/say.ts';
import { SearchForm } from './parts/search-form.tsx';
import { momentText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { ErrorPageProps } from './props.ts';

/** What happened, why, and a way on; never a bare number. */
export function ErrorPage({ frame, status, problem, changes, back, here, typed }: ErrorPageProps) {
  const say = sayIn(frame.locale);
  const signIn = status === 401;
  return (
    <Document frame={frame} title={problem.title} islands={status === 404 ? ['search'] : []}>
      <div className="wrap narrow lead-in">
        <h1>{problem.title}</h1>
        <p className="lead">{problem.detail}</p>
        {problem.reference ? (
          <p className="hint">{say('portal.error.reference', { reference: problem.reference })}</p>
        ) : null}
        {changes.length > 0 ? (
          <section className="up5" aria-labelledby="changes-title">
            <h2 id="changes-title">{say('portal.error.changes')}</h2>
            <ul className="list">
              {changes.map((change) => (
                <li key={change.seq}>
                  <b>{change.plain}</b>
                  <span className="sub">
                    {momentText(frame.locale, change.at)} {change.actor}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {typeof problem.params?.subjectId === 'string' ? (
          <form className="up5" action={paths.switchSubject()} method="post">
            <Hidden csrf={frame.csrf} values={{ subject: problem.params.subjectId, back: here }} />
            <button className="btn go" type="submit">
              {say('portal.error.change-name', { subject: String(problem.params.subject) })}
            </button>
          </form>
        ) : status === 404 ? (
          <SearchForm frame={frame} />
        ) : null}
        {problem.code === 'mandate-ended' || problem.code === 'outside-mandate' ? (
          <form className="up5" action={paths.switchSubject()} method="post">
            <Hidden csrf={frame.csrf} values={{ subject: 'self', back: paths.cases() }} />
            <button className="btn go" type="submit">
              {say('mandate.switch-back')}
            </button>
          </form>
        ) : null}
        {typed ? (
          <form className="up5" action={frame.path} method="post">
            {typed.map(([name, value]) => (
              <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
            ))}
            <p className="hint">{say('portal.error.kept')}</p>
            <button className="btn go" type="submit">
              {say('portal.error.again')}
            </button>
          </form>
        ) : null}
        <p className="row up5">
          {signIn ? (
            <a className="btn go" href={paths.signIn(frame.path)}>
              {say('portal.sign-in')}
            </a>
          ) : null}
          {back ? (
            <a className={signIn || typed ? 'btn' : 'btn go'} href={back}>
              {say('portal.error.back')}
            </a>
          ) : null}
          <a className="btn" href={paths.home()}>
            {say('portal.error.home')}
          </a>
          <a className="more" href="tel:12345">
            {say('portal.call')}
          </a>
        </p>
      </div>
    </Document>
  );
}
