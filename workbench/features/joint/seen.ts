import { useEffect, useState } from 'react';
import type { Change } from '../../../contracts/cases.ts';
import { type JointView, quietJointEvents } from '../../../contracts/joint.ts';

/** What others did after the version that was seen, read from the timeline. */
export const jointChangesSince = (joint: JointView, version: number): Change[] =>
  joint.timeline
    .filter(({ seq, kind }) => seq > version && !quietJointEvents.has(kind))
    .map((entry) => ({ ...entry, actor: '' }));

/**
 * The version commands are written against: it follows the server while nothing is written. With something written it
 * stays, and what changed is shown until the officer says to go on. `tell` gives the changes of a 409.
 */
export function useSeenJoint(joint: JointView, dirty: boolean) {
  const [version, setVersion] = useState(joint.version);
  const [told, setTold] = useState<Change[]>();
  const behind = joint.version !== version;
  const missed = jointChangesSince(joint, version);
  const follow = behind && !dirty && told === undefined;
  useEffect(() => {
    if (follow) setVersion(joint.version);
  }, [follow, joint.version]);
  return {
    version: follow ? joint.version : version,
    changes: told ?? (dirty && missed.length > 0 ? missed : undefined),
    tell: setTold,
    catchUp() {
      setVersion(joint.version);
      setTold(undefined);
    },
  };
}
