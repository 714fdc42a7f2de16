import type { RequestCommand } from '../../../../contracts/requests.ts';
import { inTx } from '../../../platform/db/index.ts';
import { takeStep } from '../../../platform/lifecycle/step.ts';
import { requestDue } from '../clock.ts';
import type { RequestsContext } from '../context.ts';
import { decideRequest, type RequestActor, type RequestActs } from '../lifecycle.ts';
import { evolveRequest, foldRequest, type Request } from '../request.ts';
import { type StoredRequest, stepsOf, updateRequest, versionOfKey } from '../store.ts';

export type RequestInput<C extends RequestCommand> = {
  command: C;
  body: RequestActs[C];
  text: string | null;
  /** The version this was written against. */
  version: number;
  key: string;
  title?: string;
};

/**
 * One step of a request. The same key answers the same version again. Throws `forbidden`, `stale-version` where it went
 * on, `not-allowed-now`.
 */
export async function actOnRequest<C extends RequestCommand>(
  ctx: RequestsContext,
  stored: StoredRequest,
  actor: RequestActor,
  input: RequestInput<C>,
): Promise<{ version: number; request: Request }> {
  const { events } = await stepsOf(ctx.db, ctx.keyring, stored.id);
  const at = ctx.clock.now();
  const { key, text, title } = input;
  const ground = { thing: foldRequest(events), known: await versionOfKey(ctx.db, stored.id, key) };
  const { version, thing } = await takeStep(ground, {
    seen: input.version,
    decide: (request) => decideRequest(request, input.command, input.body, actor),
    evolve: (request, event, seq) => evolveRequest(request, { ...event, seq, actor: actor.ref, at }),
    write: (event, after) => {
      const due = requestDue(after, ctx.calendar);
      const write = { event, actor: actor.ref, at, key, text, after, due, ...(title ? { title } : {}) };
      return inTx(ctx.db, (tx) => updateRequest(tx, ctx.keyring, stored, write));
    },
  });
  ctx.nudge();
  return { version, request: thing };
}
