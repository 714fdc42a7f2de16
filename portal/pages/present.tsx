import type { PresentProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';

/** For whom a licence is shown to and who cannot scan: the eight digits. */
export function Present({ frame, code, problem }: PresentProps) {
  const say = sayIn(frame.locale);
  const title = say('present.title');
  return (
    <Document frame={frame} title={title} wrong={problem !== null} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('present.lead')}</p>
        <ProblemBox problem={problem} />
        <form className="up5" action={paths.present()} method="get">
          <div className="field">
            <label htmlFor="code">{say('present.digits')}</label>
            <input
              id="code"
              name="code"
              inputMode="numeric"
              autoComplete="off"
              maxLength={12}
              defaultValue={code}
              required
            />
          </div>
          <button className="btn go" type="submit">
            {say('present.submit')}
          </button>
        </form>
      </div>
    </Document>
  );
}
