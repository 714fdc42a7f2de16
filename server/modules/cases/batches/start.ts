import { randomUUIDv7 } from 'node:crypto';
import type { NewBatch } from '../../../../contracts/batches.ts';
import { mayAnywhere, type StaffActor } from '../../../../contracts/identity.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { doors } from '../doors.ts';
import { places, sealJson } from '../sealing.ts';
import { insertBatch } from './store.ts';

/**
 * Begins one act on many cases and answers at once with the batch's id; the worker does the rest (run.ts). The same
 * key begins it once. Throws `forbidden` where the officer may not give such a command at all.
 */
export async function startBatch(
  ctx: CasesContext,
  actor: StaffActor,
  key: string,
  asked: NewBatch,
): Promise<string> {
  const { command, input } = asked;
  if (!mayAnywhere(actor, doors[command].access)) throw new AppError('forbidden');
  const cases = [...new Map(asked.cases.map((one) => [one.id, one])).values()]; // a case chosen twice is one case
  const id = randomUUIDv7();
  const { sealed: inputSealed } = sealJson(ctx, input, places.batch(id));
  const made = { id, staffId: actor.staffId, command, inputSealed, total: cases.length };
  const begun = await inTx(ctx.db, (tx) => insertBatch(tx, { ...made, key, at: ctx.clock.now() }, cases));
  ctx.nudge();
  return begun;
}
