import { paths } from '../paths.ts';
import type { AccountProps } from '../props.ts';
import { Field } from './field.tsx';
import { Hidden } from './hidden.tsx';
import { sayIn } from './say.ts';
import { dayText } from './time.ts';

/** In whose name the person acts now, those they may act for, and the form that binds another. */
export function Enterprises({ frame, enterprises, offers, returned }: AccountProps) {
  const say = sayIn(frame.locale);
  const { who } = frame;
  const acting = enterprises.find((one) => one.id === who?.subjectId);
  return (
    <section className="sec" id="enterprises" aria-labelledby="enterprises-title">
      <h2 id="enterprises-title">{say('portal.account.enterprises')}</h2>
      <p>{say('portal.account.now', { name: acting?.name ?? say('portal.account.myself') })}</p>
      {enterprises.length === 0 ? <p className="hint">{say('portal.account.no-enterprise')}</p> : null}
      <ul className="list up3">
        {enterprises.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>{' '}
            {one === acting ? <span className="st on">{say('portal.account.acting')}</span> : null}
            <span className="sub">
              {say(
                one.role === 'legal_representative'
                  ? 'portal.account.representative'
                  : `portal.account.${one.role}`,
              )}
              {one.until ? say('portal.account.until', { day: dayText(frame.locale, one.until) }) : ''}
            </span>
            {one === acting ? null : (
              <Switch
                frame={frame}
                subject={one.id}
                label={say('portal.account.act-for', { name: one.name })}
              />
            )}
          </li>
        ))}
      </ul>
      {acting ? <Switch frame={frame} subject="self" label={say('portal.account.act-myself')} /> : null}
      <p className="up4">
        <a className="more" href={paths.mandates()}>
          {say('mandate.account')}
        </a>
        {offers > 0 ? <span className="st warn">{say('mandate.waiting', { n: offers })}</span> : null}
      </p>
      <form className="up4" action={paths.bindEnterprise()} method="post" noValidate>
        <Hidden csrf={frame.csrf} />
        <Field
          locale={frame.locale}
          name="uscc"
          label={say('portal.account.bind')}
          hint={say('portal.account.bind.hint')}
          returned={returned}
          autoComplete="off"
          maxLength={30}
          required
        />
        <p className="up4">
          <button className="btn" type="submit">
            {say('portal.account.bind.go')}
          </button>
        </p>
      </form>
    </section>
  );
}

/** `subject`: an id, or `self`. */
function Switch({ frame, subject, label }: { frame: AccountProps['frame']; subject: string; label: string }) {
  return (
    <form action={paths.switchSubject()} method="post">
      <Hidden csrf={frame.csrf} values={{ subject, back: paths.account() }} />
      <button className="linkish" type="submit">
        {label}
      </button>
    </form>
  );
}
