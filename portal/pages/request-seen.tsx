import { ratingLevels } from '../../contracts/ratings.ts';
import { ErrorSummary, problemText } from '../../ui/form/index.ts';
import { hasWord } from '../../ui/words/index.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { dayText, momentText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { RequestSeenProps } from './request-props.ts';

/** A request as whoever filed it sees it: how far it is, what was answered, and her own word on that. */
export function RequestSeen(props: RequestSeenProps) {
  const { frame, at, row, body, steps, files, level, may, returned, problem } = props;
  const { locale } = frame;
  const say = sayIn(locale);
  return (
    <Document
      frame={frame}
      title={row.title}
      wrong={returned.problems.length > 0 || problem !== null}
      crumbs={[{ name: say('request.title'), href: paths.requests() }]}
    >
      <div className="wrap narrow">
        <h1>{row.title}</h1>
        <p className="sub up2">
          {row.kindName} <span className="num">{row.number}</span>
        </p>
        <ProblemBox problem={problem} />
        <p className="up4">
          <span className="st on">{say(`request.state.${row.state}`)}</span>{' '}
          {row.organisationName ? say('request.seen.to', { name: row.organisationName }) : null}
        </p>
        {row.due ? (
          <p>
            {row.light === 'red'
              ? say('request.seen.late')
              : say('request.seen.due', { day: dayText(locale, row.due) })}
          </p>
        ) : null}
        {row.round > 1 ? <p className="sub">{say('request.seen.round', { n: row.round })}</p> : null}
        <h2 className="up6">{say('request.seen.steps')}</h2>
        <ol className="list up3">
          {steps.map((step) => {
            const key = `request.step.${step.kind}`;
            const rated = `rating.level.${step.level}`;
            return (
              <li key={step.seq}>
                <b>{hasWord(key) ? say(key) : step.kind}</b>{' '}
                {[step.organisationName, hasWord(rated) ? say(rated) : null].filter(Boolean).join(' ')}
                <span className="sub">{momentText(locale, step.at)}</span>
                {step.say ? (
                  <p className="pre" lang="zh-CN">
                    {step.say}
                  </p>
                ) : null}
              </li>
            );
          })}
        </ol>
        {level !== null && hasWord(`rating.level.${level}`) ? (
          <p className="up4">{say('request.rated', { level: say(`rating.level.${level as 1}`) })}</p>
        ) : null}
        {may.includes('rate') ? <Rate {...props} /> : null}
        {may.includes('reopen') ? <Say {...props} command="reopen" /> : null}
        {may.includes('withdraw') ? <Say {...props} command="withdraw" /> : null}
        <h2 className="up6">{say('request.seen.body')}</h2>
        <p className="pre up3">{body}</p>
        {files.length ? (
          <>
            <h3 className="up4">{say('request.seen.files')}</h3>
            <ul className="list">
              {files.map((file) => (
                <li key={file.id}>
                  <a className="more" href={paths.requestFile(at, file.id)}>
                    {file.name}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Document>
  );
}

function Rate({ frame, at, row, returned, act }: RequestSeenProps) {
  const say = sayIn(frame.locale);
  const mine = act === 'rate' ? returned : { typed: {}, problems: [] };
  return (
    <form className="up5" action={paths.requestAct(at, 'rate')} method="post" noValidate>
      <h3>{say('request.rate.title')}</h3>
      <ErrorSummary
        locale={frame.locale}
        lines={mine.problems.map((one) =>
          one.field === 'level'
            ? { href: '#level-5', text: say('problem.choose-level') }
            : { href: '#rate-text', text: problemText(frame.locale, one, say('request.rate.say')) },
        )}
      />
      <Hidden csrf={frame.csrf} values={{ version: row.version, key: `rate-${row.id}-${row.version}` }} />
      <fieldset>
        <legend className="vh">{say('request.rate.title')}</legend>
        {ratingLevels.map((level) => (
          <label className="pick" key={level}>
            <input
              id={`level-${level}`}
              type="radio"
              name="level"
              value={level}
              defaultChecked={mine.typed.level === String(level)}
            />
            <span>{say(`rating.level.${level}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="rate-text">{say('request.rate.say')}</label>
        <textarea
          id="rate-text"
          name="text"
          rows={3}
          maxLength={500}
          defaultValue={typeof mine.typed.text === 'string' ? mine.typed.text : ''}
        />
      </div>
      <p className="row up4">
        <button className="btn go" type="submit">
          {say('request.rate.submit')}
        </button>
      </p>
    </form>
  );
}

function Say(props: RequestSeenProps & { command: 'reopen' | 'withdraw' }) {
  const { frame, at, row, returned, act, reopenUntil, command } = props;
  const say = sayIn(frame.locale);
  const mine = act === command ? returned : { typed: {}, problems: [] };
  const id = `${command}-text`;
  const label = say(`request.${command}.say`);
  // The end of the last day is the first moment of the next.
  const last = reopenUntil && new Date(Date.parse(reopenUntil) - 1).toISOString();
  return (
    <form className="up5" action={paths.requestAct(at, command)} method="post" noValidate>
      <h3>{say(`request.${command}.title`)}</h3>
      {command === 'reopen' && last ? (
        <p className="hint">{say('request.reopen.until', { day: dayText(frame.locale, last) })}</p>
      ) : null}
      <ErrorSummary
        locale={frame.locale}
        lines={mine.problems.map((one) => ({
          href: `#${id}`,
          text: problemText(frame.locale, one, label),
        }))}
      />
      <Hidden
        csrf={frame.csrf}
        values={{ version: row.version, key: `${command}-${row.id}-${row.version}` }}
      />
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          name="text"
          rows={3}
          maxLength={command === 'reopen' ? 1000 : 500}
          defaultValue={typeof mine.typed.text === 'string' ? mine.typed.text : ''}
        />
      </div>
      <p className="row up4">
        <button className="btn" type="submit">
          {say(`request.${command}.submit`)}
        </button>
      </p>
    </form>
  );
}
