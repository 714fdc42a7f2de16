import type { ProposalCommand, ProposalState } from '../../../../contracts/proposals.ts';
import { type Actor, actionsBy, decideBy, type Rules } from '../../../platform/lifecycle/index.ts';

type Kind = 'made' | 'taken' | 'adopted' | 'declined' | 'withdrawn';
export type NewProposalEvent = { kind: Kind; payload: Record<string, never> };
export type ProposalEvent = NewProposalEvent & { seq: number; actor: string; at: Date };
/** A proposal as its steps say. */
export type Proposal = { version: number; state: ProposalState; madeBy: string };

const stateAfter: Record<Kind, ProposalState> = {
  made: 'open',
  taken: 'taken',
  adopted: 'adopted',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

export function evolveProposal(before: Proposal | undefined, event: ProposalEvent): Proposal {
  if (!before && event.kind !== 'made') throw new Error(`A proposal cannot begin with ${event.kind}.`);
  return { version: event.seq, state: stateAfter[event.kind], madeBy: before?.madeBy ?? event.actor };
}

export function foldProposal(events: Iterable<ProposalEvent>): Proposal | undefined {
  let proposal: Proposal | undefined;
  for (const event of events) proposal = evolveProposal(proposal, event);
  return proposal;
}

export type ProposalActor = Actor<'editor' | 'maker'>;
type Refusal = 'second-person';
type Bodies = Record<ProposalCommand, Record<string, never>>;

/** Who proposed does not answer herself, not even as an editor. */
const notWhoMade = ({ madeBy }: Proposal, { ref }: ProposalActor): Refusal | null =>
  madeBy === ref ? 'second-person' : null;
const needs = ['text'];
const answer = { by: 'editor', guards: [notWhoMade], needs } as const;

/** The editor takes it up and answers: adopted, with what was changed, or not, with reasons. */
export const proposalRules: Rules<Bodies, Proposal, ProposalActor, NewProposalEvent, Refusal> = {
  take: { ...answer, from: ['open'], make: () => ({ kind: 'taken', payload: {} }), primary: true },
  adopt: {
    ...answer,
    from: ['open', 'taken'],
    make: () => ({ kind: 'adopted', payload: {} }),
    primary: true,
  },
  decline: {
    ...answer,
    from: ['open', 'taken'],
    make: () => ({ kind: 'declined', payload: {} }),
    primary: false,
  },
  withdraw: {
    from: ['open', 'taken'],
    by: 'maker',
    guards: [],
    make: () => ({ kind: 'withdrawn', payload: {} }),
    needs,
    primary: false,
  },
};

export const decideProposal = (proposal: Proposal, command: ProposalCommand, actor: ProposalActor) =>
  decideBy(proposalRules, proposal, command, {}, actor);
export const proposalActions = (proposal: Proposal, actor: ProposalActor) =>
  actionsBy(proposalRules, proposal, actor);
