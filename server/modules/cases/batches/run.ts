import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { announce } from '../../../platform/live.ts';
import { notify } from '../../../platform/notices/index.ts';
import type { OutboxHandlers } from '../../../platform/outbox/index.ts';
import { staffActor } from '../../identity/index.ts';
import type { CasesContext } from '../context.ts';
import { doors } from '../doors.ts';
import { openJson, places } from '../sealing.ts';
import type { OfficerInput, OfficerUseCase } from '../use-cases/officer.ts';
import {
  type BatchRow,
  batchById,
  finishBatch,
  nextStep,
  type OpenCase,
  type Outcome,
  openCases,
  writeOutcomes,
} from './store.ts';

/** What the page of a batch listens to. */
export const batchTopic = (batchId: string): string => `batch:${batchId}`;

/** Cases in one step: a tenth of a second or two, then whatever else waits in the outbox has its turn. */
const stepSize = 10;
/** After so many tries a case that breaks the program is told as such, and the rest go on. */
const patience = 3;

/**
 * Works batches off, ten cases a step. Every case is a command of its own, with its own transaction and a key made of
 * batch and case: a step that is done again after a crash finds what was written and doubles nothing.
 */
export function batchHandlers(ctx: CasesContext): OutboxHandlers {
  return {
    'case-batch.step': [(tx, row) => step(ctx, tx, String(row.payload.batchId), row.attempts >= patience)],
  };
}

async function step(ctx: CasesContext, tx: Tx, batchId: string, lastTry: boolean): Promise<void> {
  const batch = await batchById(tx, batchId);
  if (!batch) return;
  const cases = await openCases(tx, batchId, stepSize);
  const officer = await staffActor({ db: tx, clock: ctx.clock }, batch.staffId);
  const outcomes: Outcome[] = [];
  for (const one of cases) outcomes.push(await attempt(ctx, officer, batch, one, lastTry));
  const now = ctx.clock.now();
  await writeOutcomes(tx, batchId, outcomes, now);
  if ((await openCases(tx, batchId, 1)).length) await nextStep(tx, batchId, now);
  else {
    await finishBatch(tx, batchId, now);
    const notice = {
      reader: `staff:${batch.staffId}`,
      kind: 'batch-done' as const,
      about: { kind: 'batch' as const, id: batchId },
      params: { total: batch.total },
      key: `batch-done ${batchId}`,
    };
    await notify(tx, [notice], now);
  }
  await announce(tx, batchTopic(batchId));
}

/** Rights are those of the moment: an officer who lost them meanwhile is refused like anybody else. */
async function attempt(
  ctx: CasesContext,
  officer: StaffActor | undefined,
  batch: BatchRow,
  { position, caseId, version }: OpenCase,
  lastTry: boolean,
): Promise<Outcome> {
  try {
    if (!officer) throw new AppError('forbidden');
    const input = openJson<object>(ctx, batch.inputSealed, places.batch(batch.id));
    const body = { ...input, version } as OfficerInput<typeof batch.command>['body']; // NewBatch has passed
    const run = doors[batch.command].run as OfficerUseCase<typeof batch.command>;
    await run(ctx, officer, { caseId, key: `batch ${batch.id} ${caseId}`, body });
    return { position, outcome: 'done', code: null, params: null };
  } catch (error) {
    if (error instanceof AppError) return refused(position, error.code, error.params);
    if (!lastTry) throw error;
    return refused(position, 'internal', {});
  }
}

const refused = (position: number, code: string, params: object): Outcome => ({
  position,
  outcome: 'refused',
  code,
  params,
});
