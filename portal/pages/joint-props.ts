import type { FieldProblem, Problem } from '../../contracts/errors.ts';
import type { Answers, FormField } from '../../contracts/forms.ts';
import type { JointView } from '../../contracts/joint.ts';
import type { Choices, Frame, Typed } from './props.ts';

export type JointProgressProps = {
  frame: Frame;
  /** When it was read, for the stream that tells of later changes (Live.mark). */
  since: string;
  joint: JointView;
  /** Whether the whole may be rated, or has been. */
  rating: 'none' | 'given' | 'closed';
  problem: Problem | null;
};

/** One thing to be mended, with what each department wrote of it. */
export type JointPoint = {
  id: string;
  kind: 'field' | 'material';
  label: string;
  field: FormField | null;
  said: { organisation: string; say: string }[];
  /** Names of files that were given already and wait to be sent. */
  files: string[];
  /** Names of other parts that go by it: some take it as corrected, some keep the old. */
  later: string[];
  begun: string[];
};
export type JointCorrectionProps = {
  frame: Frame;
  jointId: string;
  number: string;
  name: string;
  points: JointPoint[];
  answers: Answers;
  returned: { typed: Typed; problems: FieldProblem[] };
  choices: Choices;
  problem: Problem | null;
};
