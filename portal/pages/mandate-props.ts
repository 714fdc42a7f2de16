import type { Problem } from '../../contracts/errors.ts';
import type { Answers, FormField } from '../../contracts/forms.ts';
import type { MandateView } from '../../contracts/mandates.ts';
import type { Frame, Returned } from './props.ts';

export type MandatesProps = {
  frame: Frame;
  given: MandateView[];
  received: MandateView[];
  offers: MandateView[];
  /** Why the reader cannot give one now; null: she can. */
  cannotGive: 'no-sub-delegation' | 'level' | null;
  done: 'given' | 'confirmed' | 'declined' | 'ended' | null;
};
export type GiveMandateProps = {
  frame: Frame;
  divisionCode: string;
  fields: FormField[];
  answers: Answers;
  returned: Returned;
  problem: Problem | null;
};
export type MandateProps = {
  frame: Frame;
  mandate: MandateView;
  /** Everything that was done under it, newest first. */
  acts: { caseId: string; number: string; itemName: string; at: string; plain: string }[];
  problem: Problem | null;
};
