import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { SmallForm } from './parts/small-form.tsx';
import { paths } from './paths.ts';
import type { ResetPasswordProps } from './props.ts';

/** Setting a forgotten password with the code a clerk gave to the card's holder. */
export function ResetPassword({ frame, returned, problem, done }: ResetPasswordProps) {
  const say = sayIn(frame.locale);
  const title = say('portal.reset.title');
  const wrong = returned.problems.length > 0 || problem !== null;
  return (
    <Document frame={frame} title={title} wrong={wrong} crumbs={[]}>
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
          <SmallForm
            frame={frame}
            lead={say('portal.reset.lead')}
            action={paths.resetPassword()}
            lines={[
              {
                name: 'idNumber',
                label: say('portal.register.id-number'),
                autoComplete: 'username',
                maxLength: 30,
              },
              {
                name: 'code',
                label: say('portal.reset.code'),
                hint: say('portal.reset.code.hint'),
                autoComplete: 'one-time-code',
                inputMode: 'numeric',
                maxLength: 20,
              },
              {
                name: 'password',
                label: say('portal.reset.password'),
                hint: say('portal.register.password.hint'),
                type: 'password',
                autoComplete: 'new-password',
                maxLength: 200,
              },
            ]}
            returned={returned}
            problem={problem}
            submit={say('portal.reset.submit')}
          />
        )}
      </div>
    </Document>
  );
}
