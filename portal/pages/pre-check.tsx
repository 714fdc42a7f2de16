import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { limitText } from './parts/measure.ts';
import { ProblemBox } from './parts/problems.tsx';
import { type Say, sayIn } from './parts/say.ts';
import { dayText, momentText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { PreCheckProps } from './props.ts';

/** 预审 «先请人看看»: what it is, how it stands, what was said. One may go on, or hand in, from every state. */
export function PreCheck(props: PreCheckProps) {
  const { frame, draft, state, problem } = props;
  const say = sayIn(frame.locale);
  const crumbs = [
    { name: say('case.mine.title'), href: paths.cases() },
    { name: draft.itemName, href: paths.draft(draft.id, 'review') },
  ];
  return (
    <Document frame={frame} title={say('pre-check.title')} wrong={problem !== null} crumbs={crumbs}>
      <div className="wrap narrow">
        <h1>{say('pre-check.title')}</h1>
        <ProblemBox problem={problem} />
        {state === 'asked' ? <Asked {...props} /> : null}
        {state === 'answered' ? <Answered {...props} /> : null}
        {state === 'withdrawn' ? <p className="note up4">{say('pre-check.withdrawn')}</p> : null}
        {state === null || state === 'withdrawn' ? <What {...props} /> : null}
        <Ways {...props} />
      </div>
    </Document>
  );
}

function What({ frame, draft, limit, organisationName: office }: PreCheckProps) {
  const say = sayIn(frame.locale);
  return (
    <>
      <p className="lead">{say('pre-check.lead', { item: draft.itemName, office })}</p>
      <ul className="list up4">
        <li>{say('pre-check.what.1', { limit: limitText(say, limit) })}</li>
        <li>{say('pre-check.what.2')}</li>
        <li>{say('pre-check.what.3')}</li>
        <li>{say('pre-check.what.4')}</li>
      </ul>
    </>
  );
}

function Asked({ frame, organisationName: office, due, late, askedAt, unchanged }: PreCheckProps) {
  const say = sayIn(frame.locale);
  return (
    <>
      <p className="lead">{say('pre-check.asked', { office, due: due ? dayText(frame.locale, due) : '' })}</p>
      {late ? <p className="note warn up4">{say('pre-check.asked.late')}</p> : null}
      {unchanged || !askedAt ? null : (
        <p className="note up4">
          {say('pre-check.asked.changed', { at: momentText(frame.locale, askedAt) })}
        </p>
      )}
      <p className="up4">{say('pre-check.what.3')}</p>
    </>
  );
}

function Answered(props: PreCheckProps) {
  const { frame, result, points, answeredAt, unchanged } = props;
  const say = sayIn(frame.locale);
  const ready = result === 'ready';
  return (
    <section className={ready ? 'note up4' : 'note warn up4'} aria-labelledby="answer-title">
      <h2 id="answer-title">
        {ready ? say('pre-check.ready') : say('pre-check.mend', { n: points.length })}
      </h2>
      {points.length > 0 ? (
        <ol className="list do up3">
          {points.map((point) => (
            <li key={`${point.kind} ${point.ref}`}>
              <b>{point.name}</b>
              <span className="block pre">{point.say}</span>
              <To say={say} point={point} />
            </li>
          ))}
        </ol>
      ) : null}
      <p className="up3">{say(ready ? 'pre-check.ready.what' : 'pre-check.mend.what')}</p>
      <p className="sub up2">
        {answeredAt ? say('pre-check.answered.at', { at: momentText(frame.locale, answeredAt) }) : null}
        {unchanged ? null : `${say('portal.comma')}${say('pre-check.answered.changed')}`}
      </p>
    </section>
  );
}

function To({ say, point }: { say: Say; point: PreCheckProps['points'][number] }) {
  if (!point.href) return <span className="sub block">{say('pre-check.point.gone')}</span>;
  return (
    <a className="more" href={point.href}>
      {say('pre-check.point.go')}
      <span className="vh">{point.name}</span>
    </a>
  );
}

/** What may be done now; handing in is never barred by it. */
function Ways({ frame, draft, version, submitKey, may, state, result }: PreCheckProps) {
  const say = sayIn(frame.locale);
  const act = may.includes('ask') ? 'ask' : may.includes('withdraw') ? 'withdraw' : null;
  const words = act === 'withdraw' ? 'withdraw' : state === 'answered' ? 'ask.again' : 'ask';
  const ready = result === 'ready' || state === 'asked';
  const submit = (
    <a className={ready ? 'btn go' : 'btn plain'} href={paths.draft(draft.id, 'review')}>
      {say('pre-check.submit')}
    </a>
  );
  return (
    <>
      {state === 'answered' && !act ? <p className="hint up4">{say('pre-check.often')}</p> : null}
      <form className="row up6" action={paths.preCheck(draft.id)} method="post">
        {ready ? submit : null}
        {act ? (
          <>
            <Hidden csrf={frame.csrf} values={{ version, key: submitKey, act }} />
            <button className={ready ? 'btn plain' : 'btn go'} type="submit">
              {say(`pre-check.${words}`)}
            </button>
          </>
        ) : null}
        {ready ? null : submit}
      </form>
    </>
  );
}
