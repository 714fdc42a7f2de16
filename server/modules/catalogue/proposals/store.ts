import type { ProposalEvidence, ProposalState } from '../../../../contracts/proposals.ts';
import type { Keyring } from '../../../platform/crypto/index.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import { type StepWrite, sealedSteps } from '../../../platform/lifecycle/sealed-steps.ts';
import type { NewProposalEvent, Proposal, ProposalEvent } from './proposal.ts';

export type StoredProposal = {
  id: string;
  divisionCode: string;
  itemCode: string;
  organisationId: string;
  evidence: ProposalEvidence;
  madeBy: string;
  madeAt: Date;
  state: ProposalState;
  version: number;
};

export const proposalColumns = sql`p.id, p.division_code as "divisionCode", p.item_code as "itemCode",
  p.organisation_id as "organisationId", p.evidence, p.made_by as "madeBy", p.made_at as "madeAt", p.state, p.version`;

const steps = sealedSteps<ProposalEvent, NewProposalEvent>('catalogue.proposal_event', 'proposal_id');
export const { read: stepsOf, versionOfKey } = steps;
export type ProposalWrite = StepWrite<NewProposalEvent> & { after: Proposal };

/** False where the same officer made it under the same key before (its id follows from both). */
export async function insertProposal(
  tx: Tx,
  keyring: Keyring,
  head: Omit<StoredProposal, 'state' | 'version' | 'madeAt'>,
  write: ProposalWrite,
): Promise<boolean> {
  const { after, at } = write;
  const { numAffectedRows } = await sql`
    insert into catalogue.proposal (id, division_code, item_code, organisation_id, evidence, made_by, made_at, state, version)
    values (${head.id}, ${head.divisionCode}, ${head.itemCode}, ${head.organisationId},
      ${JSON.stringify(head.evidence)}, ${head.madeBy}, ${at}, ${after.state}, ${after.version})
    on conflict (id) do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, keyring, head.id, write);
  return true;
}

/** Writes one step over the version it was decided on; false where somebody was first. */
export async function updateProposal(
  tx: Tx,
  keyring: Keyring,
  id: string,
  write: ProposalWrite,
): Promise<boolean> {
  const { after } = write;
  const { numAffectedRows } = await sql`
    update catalogue.proposal set state = ${after.state}, version = ${after.version}
    where id = ${id} and version = ${after.version - 1}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, keyring, id, write);
  return true;
}

async function insertEvent(tx: Tx, keyring: Keyring, id: string, write: ProposalWrite): Promise<void> {
  await steps.insert(tx, keyring, id, write);
  const { event, actor, at, after } = write;
  const told = JSON.stringify({ proposalId: id, actor, step: event.kind, version: after.version });
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`proposal:${id}`}, 'catalogue.proposal-stepped', ${told}, ${at}, ${at})`.execute(tx);
}

export async function findProposal(db: Executor, id: string): Promise<StoredProposal | undefined> {
  const { rows } = await sql<StoredProposal>`
    select ${proposalColumns} from catalogue.proposal p where p.id = ${id}`.execute(db);
  return rows[0];
}
