import type { StaffActor } from '../../../../contracts/identity.ts';
import { licenceActs } from '../../../../contracts/licence-acts.ts';
import type { LicenceBatchAct } from '../../../../contracts/licence-batches.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import { findIssued, places } from '../issued-store.ts';
import { stateToday } from '../queries/wallet.ts';
import { writeAct } from './act-on-licence.ts';
import { issueLicence } from './issue-licence.ts';
import { orderStep } from './order-batch.ts';

type Step = {
  seq: number;
  licenceId: string | null;
  issueId: string | null;
  act: LicenceBatchAct;
  staffId: string;
  reason: string;
};
type Result = { state: 'done' | 'refused'; newId: string | null; problem: string | null };

/**
 * Makes the next licence of a batch, notes what became of it, and orders the step after it, in one transaction: a
 * restart makes none twice and leaves none out. What cannot be made right is noted and the batch goes on; a failure of
 * the machine, such as a time stamping service that is away, is thrown: the outbox tries this step again.
 */
export async function stepBatch(ctx: LicencesContext, tx: Tx, batchId: string): Promise<void> {
  const { rows } = await sql<Step>`
    select i.seq, i.licence_id as "licenceId", i.issue_id as "issueId", b.act, b.staff_id as "staffId",
      b.reason_sealed as reason
    from licences.batch_item i join licences.batch b on b.id = i.batch_id
    where i.batch_id = ${batchId} and i.state = 'waiting' order by i.seq limit 1 for update of i`.execute(tx);
  const [step] = rows;
  const at = ctx.clock.now();
  if (!step) {
    await sql`update licences.batch set settled_at = ${at} where id = ${batchId} and settled_at is null`.execute(
      tx,
    );
    return;
  }
  const reason = ctx.keyring.open(step.reason, places.batchReason(batchId));
  const { state, newId, problem } = await outcome(ctx, tx, { ...step, reason });
  const sealed = problem && ctx.keyring.seal(problem, places.batchProblem(batchId, step.seq));
  await sql`update licences.batch_item set state = ${state}, new_id = ${newId}, problem_sealed = ${sealed},
    settled_at = ${at} where batch_id = ${batchId} and seq = ${step.seq}`.execute(tx);
  await orderStep(tx, batchId, at);
}

async function outcome(ctx: LicencesContext, tx: Tx, step: Step): Promise<Result> {
  if (step.issueId) return issueAgain(ctx, tx, step.issueId);
  await sql`savepoint batch_item`.execute(tx);
  try {
    return { state: 'done', newId: await replace(ctx, tx, step), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await sql`rollback to savepoint batch_item`.execute(tx);
    return { state: 'refused', newId: null, problem: problemOf(error) };
  }
}

const problemOf = ({ code, params }: AppError) => JSON.stringify({ code, params });

async function replace(ctx: LicencesContext, tx: Tx, step: Step): Promise<string | null> {
  const licenceId = step.licenceId ?? '';
  await sql`select from licences.issued where id = ${licenceId} for update`.execute(tx);
  const row = await findIssued(tx, licenceId);
  const act = step.act === 'renew' ? 'renew' : 'change';
  const from: readonly string[] = licenceActs[act].from;
  if (!row || !from.includes(stateToday(row, localDate(ctx.clock.now()))))
    throw new AppError('not-allowed-now', { reason: 'licence-state', command: act });
  const ground = act === 'renew' ? 'application' : 'layout';
  const { newId } = await writeAct(ctx, tx, {
    by: { actor: `staff:${step.staffId}`, ground: `${act}.${ground}` },
    act,
    reason: step.reason,
    fields: {},
    key: null,
    row,
    to: licenceActs[act].to,
  });
  return newId;
}

/** The same making as the first time; what refuses it now is noted in both places. */
async function issueAgain(ctx: LicencesContext, tx: Tx, issueId: string): Promise<Result> {
  await sql`update licences.issue set state = 'waiting', problem_sealed = null, settled_at = null
    where id = ${issueId} and state = 'refused'`.execute(tx);
  await issueLicence(ctx, tx, issueId);
  const { rows } = await sql<{ state: string; problem: string | null; newId: string | null }>`
    select s.state, s.problem_sealed as problem, i.id as "newId"
    from licences.issue s left join licences.issued i on i.issue_id = s.id where s.id = ${issueId}`.execute(
    tx,
  );
  const [found] = rows;
  const problem = found?.problem ? ctx.keyring.open(found.problem, places.problem(issueId)) : null;
  return { state: found?.state === 'issued' ? 'done' : 'refused', newId: found?.newId ?? null, problem };
}

/** Ends a batch where it is: what is made stays, the rest is not made. AppError `not-found` for another officer's. */
export async function stopBatch(ctx: LicencesContext, actor: StaffActor, batchId: string): Promise<void> {
  await inTx(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const { rows } = await sql<{ id: string }>`
      update licences.batch set settled_at = coalesce(settled_at, ${at})
      where id = ${batchId} and staff_id = ${actor.staffId} returning id`.execute(tx);
    if (!rows.length) throw new AppError('not-found', { reason: 'licence' });
    await sql`update licences.batch_item set state = 'stopped', settled_at = ${at}
      where batch_id = ${batchId} and state = 'waiting'`.execute(tx);
  });
}
