import type { StaffActor } from '../../../../contracts/identity.ts';
import type { ProposalCommand } from '../../../../contracts/proposals.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { takeStep } from '../../../platform/lifecycle/step.ts';
import { allow } from '../../identity/index.ts';
import type { ProposalsContext } from './context.ts';
import { decideProposal, evolveProposal, foldProposal, type ProposalActor } from './proposal.ts';
import { findProposal, type StoredProposal, stepsOf, updateProposal, versionOfKey } from './store.ts';

/** A proposal of an item that the officer edits, or her own. Throws `not-found` for any other. */
export async function proposalFor(
  ctx: ProposalsContext,
  staff: StaffActor,
  id: string,
): Promise<{ stored: StoredProposal; actor: ProposalActor }> {
  const stored = await findProposal(ctx.db, id);
  if (!stored) throw new AppError('not-found');
  const { divisionCode, organisationId } = stored;
  const edits = await allow(ctx.db, staff, 'catalogue.edit', { divisionCode, organisationId });
  const made = stored.madeBy === staff.staffId;
  if (!edits && !made) throw new AppError('not-found');
  const parts = [...(edits ? ['editor' as const] : []), ...(made ? ['maker' as const] : [])];
  return { stored, actor: { ref: `staff:${staff.staffId}`, parts: new Set(parts) } };
}

export type ProposalAct = { command: ProposalCommand; text: string; version: number; key: string };

/** One step of a proposal. The same key answers the same version again. */
export async function actOnProposal(
  ctx: ProposalsContext,
  staff: StaffActor,
  id: string,
  { command, text, version: seen, key }: ProposalAct,
): Promise<{ version: number; state: string }> {
  const { stored, actor } = await proposalFor(ctx, staff, id);
  const { events } = await stepsOf(ctx.db, ctx.keyring, stored.id);
  const at = ctx.clock.now();
  const ground = { thing: foldProposal(events), known: await versionOfKey(ctx.db, stored.id, key) };
  const { version, thing } = await takeStep(ground, {
    seen,
    decide: (proposal) => decideProposal(proposal, command, actor),
    evolve: (proposal, event, seq) => evolveProposal(proposal, { ...event, seq, actor: actor.ref, at }),
    write: (event, after) => {
      const write = { event, actor: actor.ref, at, key, text, after };
      return inTx(ctx.db, (tx) => updateProposal(tx, ctx.keyring, stored.id, write));
    },
  });
  ctx.nudge();
  return { version, state: thing.state };
}
