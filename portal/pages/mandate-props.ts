import type { Problem } from '../../contracts/errors.ts';
import type { Answers, FormField } from '../../contracts/forms.ts';
import type { MandateRelation } from '../../contracts/identity.ts';
import type { Frame, Returned } from './props.ts';

/** A mandate 授权委托 as one of its sides sees it (identity's MandateView). */
export type MandateRow = {
  id: string;
  side: 'principal' | 'agent' | 'offer';
  state: 'offered' | 'in-force' | 'ended' | 'expired';
  relation: MandateRelation;
  principalName: string;
  agentName: string;
  /** What the giver typed, masked; null for anybody else. */
  login: string | null;
  divisionName: string;
  /** null: every item of the division. */
  items: string[] | null;
  mayCommit: boolean;
  validFrom: string;
  validTo: string;
  givenAt: string;
  confirmedAt: string | null;
  ended: { at: string; by: 'principal' | 'agent' } | null;
};

export type MandatesProps = {
  frame: Frame;
  given: MandateRow[];
  received: MandateRow[];
  offers: MandateRow[];
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
  mandate: MandateRow;
  /** Everything that was done under it, newest first. */
  acts: { caseId: string; number: string; itemName: string; at: string; plain: string }[];
  problem: Problem | null;
};
