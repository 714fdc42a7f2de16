import type { JointRef } from '../../../contracts/joint.ts';
import type { VisitRecord } from '../../../contracts/joint-visits.ts';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { listed, sayIn } from './say.ts';
import { dayText } from './time.ts';

/** From a case to the joint case that it is a part of, and why its result waits. */
export function PartOf({ frame, joint, held }: { frame: Frame; joint: JointRef | null; held: boolean }) {
  const say = sayIn(frame.locale);
  if (!joint) return null;
  return (
    <>
      <p className="up2">
        {say('joint.page.part-of')}
        <a className="more" href={paths.joint(joint.id)}>
          {joint.name}
        </a>
      </p>
      {held ? <p className="note up4">{say('case.held')}</p> : null}
    </>
  );
}

/** 联合踏勘: the one record, as this case keeps it. */
export function VisitRecords({ frame, visits }: { frame: Frame; visits: readonly VisitRecord[] }) {
  const say = sayIn(frame.locale);
  if (visits.length === 0) return null;
  return (
    <>
      <h2 className="up6">{say('case.visits')}</h2>
      <ul className="list">
        {visits.map((visit) => (
          <li key={visit.visit}>
            <b>{dayText(frame.locale, visit.on)}</b> {visit.found}
            <span className="sub">
              {listed(say, [...new Set(visit.inspectors.map(({ organisation }) => organisation))])} ·{' '}
              {say(visit.passed ? 'joint.page.visit.passed' : 'joint.page.visit.wanting')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
