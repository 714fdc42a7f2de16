import type { JointPart } from '../../contracts/joint.ts';
import { JointGraph } from '../../ui/joint-graph.tsx';
import type { JointProgressProps } from './joint-props.ts';
import { Document } from './parts/document.tsx';
import { JointVisits } from './parts/joint-visits.tsx';
import { JointWithdraw } from './parts/joint-withdraw.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { codeName, type Say, sayIn } from './parts/say.ts';
import { momentText, nearDayText } from './parts/time.ts';
import { paths } from './paths.ts';

const chips = {
  waiting: 'st',
  running: 'st on',
  granted: 'st ok',
  refused: 'st bad',
  'not-accepted': 'st bad',
  withdrawn: 'st bad',
  dropped: 'st bad',
} as const satisfies Record<JointPart['state'], string>;

/** One page for all parts: how far each is, what waits for what, what is the applicant's to do. */
export function JointProgress(props: JointProgressProps) {
  const { frame, joint, problem, rating } = props;
  const say = sayIn(frame.locale);
  const mending = joint.parts.filter(({ corrections }) => corrections.length > 0);
  const ended = joint.parts.filter(({ state }) => state !== 'waiting' && state !== 'running').length;
  return (
    <Document
      frame={frame}
      title={joint.name}
      crumbs={[{ name: say('case.mine.title'), href: paths.cases() }]}
      islands={['live']}
    >
      <p className="vh" role="status" data-live-status="" />
      <div className="wrap two main" data-live={paths.jointLive(joint.id, props.since)}>
        <div>
          <h1>{joint.name}</h1>
          <p className="sub num up2">
            {say('case.number', { number: joint.number })} · {joint.applicantName}
          </p>
          <p className="up3">
            <b>{say(`joint.state.${joint.state}`)}</b>{' '}
            {say('joint.page.done', { done: ended, all: joint.parts.length })}
          </p>
          <p className="vh" data-live-news="">
            {say('joint.page.news', { name: joint.name, done: ended, all: joint.parts.length })}
          </p>
          <ProblemBox problem={problem} />
          {rating !== 'closed' ? (
            <p className="up5">
              <a className={rating === 'none' ? 'btn go' : 'more'} href={paths.jointRating(joint.id)}>
                {say(rating === 'none' ? 'joint.page.rate' : 'joint.page.rated')}
              </a>
            </p>
          ) : null}
          {mending.length > 0 ? (
            <section className="note warn up5" aria-labelledby="mend-title">
              <h2 id="mend-title">{say('joint.page.mend', { n: mending.length })}</h2>
              <p>{say('joint.page.mend.say')}</p>
              <p className="up3">
                <a className="btn go" href={paths.jointCorrection(joint.id)}>
                  {say('joint.page.mend.go')}
                </a>
              </p>
            </section>
          ) : null}
          {joint.state === 'lead-decides' ? (
            <p className="note warn up5">{say('joint.page.lead-decides', { lead: joint.leadName })}</p>
          ) : null}
          <JointVisits frame={frame} joint={joint} />
          <section className="up6" aria-labelledby="parts-title">
            <h2 id="parts-title">{say('joint.page.parts')}</h2>
            <JointGraph joint={joint} locale={frame.locale} />
            <ol className="steps up4">
              {joint.parts.map((part) => (
                <Part key={part.key} say={say} frame={frame} part={part} />
              ))}
            </ol>
          </section>
        </div>
        <Aside {...props} />
      </div>
    </Document>
  );
}

function Part({ say, frame, part }: { say: Say; frame: JointProgressProps['frame']; part: JointPart }) {
  const status = part.state === 'granted' ? 'done' : part.state === 'running' ? 'now' : undefined;
  return (
    <li className={status}>
      <b>{part.name}</b>
      <span className={chips[part.state]}>{say(`joint.part.${part.state}`)}</span>
      <span className="sub">
        {part.organisationName}
        {part.state === 'running' && part.caseState
          ? ` · ${codeName(say, 'case-state', part.caseState)}`
          : ''}
        {part.clock?.due
          ? ` · ${say('joint.page.by', { day: nearDayText(frame.locale, part.clock.due) })}`
          : ''}
      </span>
      {part.clock?.stopped ? (
        <span className="sub">
          {say('joint.page.stopped', {
            what: part.clock.stopped.step ?? say('joint.page.stopped.other'),
            day: part.clock.stopped.expectedEnd
              ? nearDayText(frame.locale, part.clock.stopped.expectedEnd)
              : say('joint.page.stopped.open'),
          })}
        </span>
      ) : null}
      {part.state === 'waiting' || (part.state === 'running' && part.finish !== part.planned.finish) ? (
        <span className="sub">
          {say('joint.page.around', {
            start: nearDayText(frame.locale, part.start),
            finish: nearDayText(frame.locale, part.finish),
          })}
        </span>
      ) : null}
      {part.waits.map((wait) => (
        <span className="sub" key={`${wait.from} ${wait.needs}`}>
          {say('joint.page.waits', { name: wait.name, needs: wait.needs })}
        </span>
      ))}
      {part.older.map(({ label, by }) => (
        <span className="sub" key={label}>
          {say('joint.page.older', { label, by, organisation: part.organisationName })}
        </span>
      ))}
      {part.decision ? (
        <span className="sub">
          {say('case.decision', {
            decision: say(part.decision.decision === 'grant' ? 'case.granted' : 'case.refused'),
          })}
          {part.decision.reason ? ` · ${say('case.reason', { reason: part.decision.reason })}` : ''}
        </span>
      ) : null}
      {part.result ? (
        <span className="sub num">
          {say(part.delivered ? 'joint.page.result.out' : 'joint.page.result', {
            name: part.result.name,
            number: part.result.number ?? '',
          })}
        </span>
      ) : null}
      {part.caseId ? (
        <a className="more" href={paths.case(part.caseId)}>
          {say('joint.page.case')}
          <span className="vh">{part.name}</span>
        </a>
      ) : null}
    </li>
  );
}

/** 行政许可法 art. 42, 45: the last day, or that the time of a special procedure does not count just now. */
function limitText(say: Say, frame: JointProgressProps['frame'], joint: JointProgressProps['joint']): string {
  if (joint.clock?.stopped) return say('joint.page.limit.stopped');
  return joint.jointDue ? nearDayText(frame.locale, joint.jointDue) : '';
}

function Aside({ frame, joint }: JointProgressProps) {
  const say = sayIn(frame.locale);
  const rows: [string, string][] = [
    [say('joint.page.lead'), joint.leadName],
    [say('joint.page.submitted'), momentText(frame.locale, joint.submittedAt)],
    ...(joint.promiseDue
      ? [[say('joint.page.promise'), nearDayText(frame.locale, joint.promiseDue)] as [string, string]]
      : []),
    ...(joint.clock || joint.jointDue
      ? [[say('joint.page.limit'), limitText(say, frame, joint)] as [string, string]]
      : []),
    ...(joint.state === 'running' || joint.state === 'lead-decides'
      ? [[say('joint.page.expected'), nearDayText(frame.locale, joint.expected)] as [string, string]]
      : []),
    [say('joint.page.issue'), say(`joint.page.issue.${joint.issue}`)],
  ];
  return (
    <aside aria-label={say('case.you-can')}>
      <dl className="kv">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details className="up5">
        <summary>{say('joint.page.timeline', { n: joint.timeline.length })}</summary>
        <ol className="list">
          {joint.timeline.map((one) => (
            <li key={one.seq}>
              {one.plain} <span className="sub">{momentText(frame.locale, one.at)}</span>
            </li>
          ))}
        </ol>
      </details>
      <JointWithdraw frame={frame} joint={joint} />
      <p className="up5">
        <a className="more" href="tel:12345">
          {say('case.do.call')}
        </a>
      </p>
    </aside>
  );
}
