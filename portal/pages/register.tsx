import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { SmallForm } from './parts/small-form.tsx';
import { paths } from './paths.ts';
import type { RegisterProps } from './props.ts';

export function Register({ frame, back, returned, problem, provider }: RegisterProps) {
  const say = sayIn(frame.locale);
  const title = say('portal.register.title');
  const wrong = returned.problems.length > 0 || problem !== null;
  const password = {
    name: 'password',
    label: say('portal.sign-in.password'),
    hint: say('portal.register.password.hint'),
    type: 'password',
    autoComplete: 'new-password',
    maxLength: 200,
  } as const;
  return (
    <Document frame={frame} title={title} wrong={wrong} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <SmallForm
          frame={frame}
          lead={say('portal.register.lead')}
          action={provider ? paths.registerFromProvider() : paths.register()}
          values={{ back }}
          lines={[
            {
              name: 'name',
              label: say('portal.register.name'),
              hint: say('portal.register.name.hint'),
              autoComplete: 'name',
            },
            {
              name: 'idNumber',
              label: say('portal.register.id-number'),
              hint: say('portal.register.id-number.hint'),
              autoComplete: 'off',
              maxLength: 30,
            },
            {
              name: 'phone',
              label: say('portal.register.phone'),
              type: 'tel',
              inputMode: 'tel',
              autoComplete: 'tel',
              maxLength: 20,
            },
            ...(provider ? [] : [password]),
          ]}
          returned={returned}
          problem={problem}
          submit={say('portal.register.submit')}
          otherwise={
            <a className="btn plain" href={paths.signIn(back)}>
              {say('portal.register.have')}
            </a>
          }
        />
        <p className="hint up5">{say('portal.register.privacy')}</p>
      </div>
    </Document>
  );
}
