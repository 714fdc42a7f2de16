import { Document } from './parts/document.tsx';
import { Field } from './parts/field.tsx';
import { Hidden } from './parts/hidden.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { SignInProps } from './props.ts';

export function SignIn({ frame, back, account, expired, problem, oidc }: SignInProps) {
  const say = sayIn(frame.locale);
  const title = say('portal.sign-in');
  return (
    <Document frame={frame} title={title} wrong={problem !== null} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{say('portal.sign-in.person')}</h1>
        {expired ? (
          <p className="note warn up4" role="status">
            {say('portal.sign-in.expired')}
          </p>
        ) : null}
        <ProblemBox problem={problem} />
        <form action={paths.signIn()} method="post" noValidate>
          <Hidden csrf={frame.csrf} values={{ back }} />
          <Field
            locale={frame.locale}
            name="account"
            label={say('portal.sign-in.account')}
            hint={say('portal.sign-in.account.hint')}
            autoComplete="username"
            maxLength={60}
            required
            value={account}
          />
          <Field
            locale={frame.locale}
            name="password"
            label={say('portal.sign-in.password')}
            type="password"
            autoComplete="current-password"
            maxLength={200}
            required
          />
          <p className="row up5">
            <button className="btn go" type="submit">
              {say('portal.sign-in')}
            </button>
            <a className="btn plain" href={paths.register(back)}>
              {say('portal.register.go')}
            </a>
          </p>
        </form>
        {oidc ? (
          <p className="up5">
            <a className="btn" href={paths.oidc(back)}>
              {say('portal.sign-in.oidc', { name: oidc.name })}
            </a>
          </p>
        ) : null}
        <p className="hint up5">{say('portal.sign-in.enterprise')}</p>
        <p className="hint">
          {say('portal.sign-in.forgotten')}{' '}
          <a className="more" href={paths.resetPassword()}>
            {say('portal.reset.go')}
          </a>
        </p>
      </div>
    </Document>
  );
}
