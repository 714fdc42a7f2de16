import type { JointView } from '../../../contracts/joint.ts';
import type { Frame } from '../props.ts';
import { listed, sayIn } from './say.ts';
import { dayText } from './time.ts';

/** 联合踏勘: when all come together, and what they found. */
export function JointVisits({ frame, joint }: { frame: Frame; joint: JointView }) {
  const say = sayIn(frame.locale);
  if (joint.visits.length === 0) return null;
  return (
    <section className="up6" aria-labelledby="visits-title">
      <h2 id="visits-title">{say('joint.page.visits')}</h2>
      <ul className="list">
        {joint.visits.map((visit) => {
          const who = listed(say, [...new Set(visit.inspectors.map(({ organisation }) => organisation))]);
          return (
            <li key={visit.id}>
              <b>
                {dayText(frame.locale, visit.on)} {visit.time}
              </b>{' '}
              {visit.place}
              <span className="sub">
                {say(`joint.page.visit.${visit.state}`, { who })}
                {visit.passed === null
                  ? ''
                  : ` · ${say(visit.passed ? 'joint.page.visit.passed' : 'joint.page.visit.wanting')}`}
              </span>
              {visit.found ? <p>{visit.found}</p> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
