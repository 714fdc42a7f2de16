import type { MandateRelation } from './identity.ts';

export type MandateState = 'offered' | 'in-force' | 'ended' | 'expired';
/** `offer`: not confirmed yet, and offered to the reader. */
export type MandateSide = 'principal' | 'agent' | 'offer';

/** A mandate 授权委托 as one of its sides sees it. */
export type MandateView = {
  id: string;
  side: MandateSide;
  state: MandateState;
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
