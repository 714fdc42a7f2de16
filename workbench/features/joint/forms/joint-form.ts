import type { JointView } from '../../../../contracts/joint.ts';
import type { Failure } from '../../../platform/problem.ts';

/** What a form is given: it keeps what is typed, says whether something is, and sends. */
export type JointForm = {
  joint: JointView;
  busy: boolean;
  failure: Failure | undefined;
  /** Answers true where it was taken, so that the form may empty itself. */
  send: (body: object) => Promise<boolean>;
  onDirty: (dirty: boolean) => void;
};
