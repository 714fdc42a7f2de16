import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { codeName, listed, sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { NotEligibleProps } from './props.ts';

/** Who may apply, and what to do first: never a bare refusal. */
export function NotEligible(props: NotEligibleProps) {
  const { frame, divisionCode, hrefs, itemName, subjectKind, reason, allowed, first, mayInstead } = props;
  const say = sayIn(frame.locale);
  const kind = codeName(say, 'subject-kind', subjectKind);
  const crumbs = [{ name: itemName, href: hrefs.guide }];
  return (
    <Document frame={frame} title={say('portal.not-eligible.title')} crumbs={crumbs}>
      <div className="wrap narrow">
        <h1>{say(`portal.not-eligible.${reason}`)}</h1>
        <p className="lead">
          {say('portal.not-eligible.why', {
            item: itemName,
            allowed: listed(
              say,
              allowed.map((one) => codeName(say, 'subject-kind', one)),
            ),
            kind,
            name: frame.who?.subjectName ?? kind,
          })}
        </p>
        {mayInstead.length > 0 ? (
          <section className="up6" aria-labelledby="instead-title">
            <h2 id="instead-title">{say('portal.not-eligible.instead')}</h2>
            {mayInstead.map((one) => (
              <form key={one.id} className="up3" action={paths.switchSubject()} method="post">
                <Hidden csrf={frame.csrf} values={{ subject: one.id, back: hrefs.apply }} />
                <button className="btn go" type="submit">
                  {say('portal.not-eligible.as', { name: one.name })}
                </button>
              </form>
            ))}
          </section>
        ) : null}
        {first.length > 0 ? (
          <section className="up6" aria-labelledby="first-title">
            <h2 id="first-title">{say('portal.not-eligible.first')}</h2>
            <ul className="list">
              {first.map((one) => (
                <li key={one.itemCode}>
                  <a className="t" href={paths.guide(divisionCode, one.itemCode)}>
                    {one.name}
                  </a>
                  {one.resultName ? (
                    <span className="sub">
                      {say('portal.not-eligible.gives', { result: one.resultName })}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {subjectKind === 'person' && reason === 'for-organisations' ? (
          <p className="up5">
            {say('portal.not-eligible.have')}{' '}
            <a className="more" href={`${paths.account()}#enterprises`}>
              {say('portal.not-eligible.bind')}
            </a>
          </p>
        ) : null}
        <p className="row up5">
          <a className="more" href={hrefs.guide}>
            {say('portal.not-eligible.guide')}
          </a>
          <a className="more" href="tel:12345">
            {say('portal.call')}
          </a>
        </p>
      </div>
    </Document>
  );
}
