import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { sayIn } from './say.ts';

/** Public query: case number and the last four of the applicant's certificate (身份证 or 统一社会信用代码). */
export function ProgressForm({ frame, no = '', tail = '' }: { frame: Frame; no?: string; tail?: string }) {
  const say = sayIn(frame.locale);
  return (
    <form className="two ask" action={paths.progress()} method="get">
      <div>
        <label className="label" htmlFor="no">
          {say('portal.query.no')}
        </label>
        <p className="hint" id="no-hint">
          {say('portal.query.no.hint')}
        </p>
        <input
          id="no"
          name="no"
          defaultValue={no}
          autoComplete="off"
          maxLength={40}
          aria-describedby="no-hint"
        />
      </div>
      <div>
        <label className="label" htmlFor="tail">
          {say('portal.query.tail')}
        </label>
        <p className="hint" id="tail-hint">
          {say('portal.query.tail.hint')}
        </p>
        <div className="row nowrap">
          <input
            id="tail"
            name="tail"
            className="short"
            defaultValue={tail}
            maxLength={4}
            autoComplete="off"
            aria-describedby="tail-hint"
          />
          <button className="btn" type="submit">
            {say('portal.query.go')}
          </button>
        </div>
      </div>
    </form>
  );
}
