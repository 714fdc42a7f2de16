import { createHash } from 'node:crypto';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { ProposalEvidence } from '../../../../contracts/proposals.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
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
  const id = idOf(actor, key);
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

/** The same words sent again by the same officer are the same proposal. */
function idOf(actor: string, key: string): string {
  const hex = createHash('sm3').update(`proposal\n${actor}\n${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
