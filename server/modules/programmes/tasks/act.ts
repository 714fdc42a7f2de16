import type { StaffActor } from '../../../../contracts/identity.ts';
import type { TaskCommand } from '../../../../contracts/programmes.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { takeStep } from '../../../platform/lifecycle/step.ts';
import { organisationsOf } from '../../regions/index.ts';
import type { ProgrammesContext } from '../context.ts';
import { evidenceOf } from '../evidence.ts';
import { taskFor } from '../rights.ts';
import { decideTask, type TaskBodies } from './lifecycle.ts';
import { taskSteps, taskVersionOfKey, writeTaskStep } from './store.ts';
import { evolveTask, foldTask } from './task.ts';

export type TaskInput<C extends TaskCommand> = {
  command: C;
  body: TaskBodies[C];
  say: string | null;
  version: number;
  key: string;
};

/** One step of a task. The same key answers the same version again. */
export async function actOnTask<C extends TaskCommand>(
  ctx: ProgrammesContext,
  staff: StaffActor,
  id: string,
  input: TaskInput<C>,
): Promise<{ version: number; state: string }> {
  const { record, actor } = await taskFor(ctx.db, staff, id);
  const at = ctx.clock.now();
  const { key, say } = input;
  const ground = {
    thing: foldTask(await taskSteps(ctx.db, id)),
    known: await taskVersionOfKey(ctx.db, id, key),
  };
  const { version, thing } = await takeStep(ground, {
    seen: input.version,
    decide: (task) => decideTask(task, input.command, input.body, actor),
    evolve: (task, event, seq) => evolveTask(task, { ...event, seq, actor: actor.ref, at }),
    write: async (event, after) => {
      if (event.kind === 'assigned') {
        await areUnits(ctx, record.divisionCode, [event.payload.leadId, ...event.payload.jointIds]);
      }
      if (event.kind === 'reported') await isEvidence(ctx, id, event.payload.evidence);
      const write = { event, after, say, actor: actor.ref, at, key };
      return inTx(ctx.db, (tx) => writeTaskStep(tx, id, write));
    },
  });
  return { version, state: thing.state };
}

async function areUnits(
  ctx: ProgrammesContext,
  divisionCode: string,
  ids: readonly (string | null)[],
): Promise<void> {
  const known = new Set((await organisationsOf(ctx.db, divisionCode)).map(({ id }) => id));
  const field = ids.findIndex((id) => id !== null && !known.has(id));
  if (field < 0) return;
  throw new AppError('invalid-input', {}, [
    { field: field === 0 ? 'leadId' : 'jointIds', code: 'required-choice', params: {} },
  ]);
}

async function isEvidence(ctx: ProgrammesContext, taskId: string, ids: readonly string[]): Promise<void> {
  const known = new Set((await evidenceOf(ctx.db, taskId)).map(({ id }) => id));
  if (ids.every((id) => known.has(id))) return;
  throw new AppError('invalid-input', {}, [{ field: 'evidence', code: 'required-choice', params: {} }]);
}
