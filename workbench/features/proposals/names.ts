import type { ProposalState } from '../../../contracts/proposals.ts';
import type { Tone } from '../../parts/Tag.tsx';

const tones: Record<ProposalState, Tone> = {
  open: 'warn',
  taken: 'on',
  adopted: 'ok',
  declined: 'idle',
  withdrawn: 'idle',
};
export const toneOf = (state: ProposalState): Tone => tones[state];
