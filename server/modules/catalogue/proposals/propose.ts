import type { StaffActor } from '../../../../contracts/identity.ts';
import type { ProposalEvidence } from '../../../../contracts/proposals.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { idOfKey } from '../../../platform/uuid.ts';
import type { ProposalsContext } from './context.ts';
import { evolveProposal } from './proposal.ts';
import { insertProposal } from './store.ts';

export type ProposalInput = {
  divisionCode: string;
  itemCode: string;
  evidence: ProposalEvidence;
  text: string;
  key: string;
};

/**
 * Puts a proposal before who edits the item. Whether the officer may see the evidence is asked by who counted it. The same
 * officer and key make it once. Throws `invalid-input` for an item that the division does not have.
 */
export async function proposeChange(
  ctx: ProposalsContext,
  staff: StaffActor,
  { divisionCode, itemCode, evidence, text, key }: ProposalInput,
): Promise<{ id: string }> {
  const { rows } = await sql<{ organisationId: string | null }>`
    select organisation_id as "organisationId" from catalogue.item
    where division_code = ${divisionCode} and item_code = ${itemCode}`.execute(ctx.db);
  const [item] = rows;
  if (!item)
    throw new AppError('invalid-input', {}, [{ field: 'itemCode', code: 'required-choice', params: {} }]);
  const actor = `staff:${staff.staffId}`;
  const at = ctx.clock.now();
  const id = idOfKey('proposal', actor, key);
  const event = { kind: 'made' as const, payload: {} };
  const head = {
    ...{ id, divisionCode, itemCode, evidence },
    organisationId: item.organisationId ?? '',
    madeBy: staff.staffId,
  };
  const after = evolveProposal(undefined, { ...event, seq: 1, actor, at });
  await inTx(ctx.db, (tx) => insertProposal(tx, ctx.keyring, head, { event, actor, at, key, text, after }));
  ctx.nudge();
  return { id };
}
