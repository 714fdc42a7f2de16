import { ErrorSummary } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { Field } from './parts/field.tsx';
import { Hidden } from './parts/hidden.tsx';
import { linesOf, ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { RegisterProps } from './props.ts';

export function Register({ frame, back, returned, problem, provider }: RegisterProps) {
  const say = sayIn(frame.locale);
  const title = say('portal.register.title');
  const labels = {
    name: say('portal.register.name'),
    idNumber: say('portal.register.id-number'),
    phone: say('portal.register.phone'),
    password: say('portal.sign-in.password'),
  };
  const wrong = returned.problems.length > 0;
  const common = { locale: frame.locale, returned, required: true };
  return (
    <Document frame={frame} title={title} wrong={wrong || problem !== null} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('portal.register.lead')}</p>
        {wrong ? (
          <ErrorSummary locale={frame.locale} lines={linesOf(frame.locale, returned.problems, labels)} />
        ) : (
          <ProblemBox problem={problem} />
        )}
        <form action={provider ? paths.registerFromProvider() : paths.register()} method="post" noValidate>
          <Hidden csrf={frame.csrf} values={{ back }} />
          <Field
            {...common}
            name="name"
            label={labels.name}
            hint={say('portal.register.name.hint')}
            autoComplete="name"
          />
          <Field
            {...common}
            name="idNumber"
            label={labels.idNumber}
            hint={say('portal.register.id-number.hint')}
            autoComplete="off"
            maxLength={30}
          />
          <Field
            {...common}
            name="phone"
            label={labels.phone}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={20}
          />
          {provider ? null : (
            <Field
              {...common}
              name="password"
              label={labels.password}
              hint={say('portal.register.password.hint')}
              type="password"
              autoComplete="new-password"
              maxLength={200}
            />
          )}
          <p className="row up5">
            <button className="btn go" type="submit">
              {say('portal.register.submit')}
            </button>
            <a className="btn plain" href={paths.signIn(back)}>
              {say('portal.register.have')}
            </a>
          </p>
        </form>
        <p className="hint up5">{say('portal.register.privacy')}</p>
      </div>
    </Document>
  );
}
