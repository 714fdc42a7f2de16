import { ErrorSummary } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { Field } from './parts/field.tsx';
import { Hidden } from './parts/hidden.tsx';
import { linesOf, ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { ResetPasswordProps } from './props.ts';

/** Setting a forgotten password with the code a clerk gave to the card's holder. */
export function ResetPassword({ frame, returned, problem, done }: ResetPasswordProps) {
  const say = sayIn(frame.locale);
  const title = say('portal.reset.title');
  const labels = {
    idNumber: say('portal.register.id-number'),
    code: say('portal.reset.code'),
    password: say('portal.reset.password'),
  };
  const wrong = returned.problems.length > 0;
  const common = { locale: frame.locale, returned, required: true };
  return (
    <Document frame={frame} title={title} wrong={wrong || problem !== null} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        {done ? (
          <>
            <p className="note up4" role="status">
              {say('portal.reset.done')}
            </p>
            <p className="up5">
              <a className="btn go" href={paths.signIn()}>
                {say('portal.sign-in')}
              </a>
            </p>
          </>
        ) : (
          <>
            <p className="lead">{say('portal.reset.lead')}</p>
            {wrong ? (
              <ErrorSummary locale={frame.locale} lines={linesOf(frame.locale, returned.problems, labels)} />
            ) : (
              <ProblemBox problem={problem} />
            )}
            <form action={paths.resetPassword()} method="post" noValidate>
              <Hidden csrf={frame.csrf} />
              <Field
                {...common}
                name="idNumber"
                label={labels.idNumber}
                autoComplete="username"
                maxLength={30}
              />
              <Field
                {...common}
                name="code"
                label={labels.code}
                hint={say('portal.reset.code.hint')}
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={20}
              />
              <Field
                {...common}
                name="password"
                label={labels.password}
                hint={say('portal.register.password.hint')}
                type="password"
                autoComplete="new-password"
                maxLength={200}
              />
              <p className="row up5">
                <button className="btn go" type="submit">
                  {say('portal.reset.submit')}
                </button>
              </p>
            </form>
          </>
        )}
      </div>
    </Document>
  );
}
