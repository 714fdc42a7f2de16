import type { RequestCommand } from '../../../../contracts/requests.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { decided } from '../../../platform/lifecycle/index.ts';
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
  const request = foldRequest(events);
  if (!request) throw new AppError('not-found');
  const known = await versionOfKey(ctx.db, stored.id, input.key);
  if (known) return { version: known, request };
  const decision = decideRequest(request, input.command, input.body, actor);
  const event = decided(decision, request.version, input.version);
  const at = ctx.clock.now();
  const after = evolveRequest(request, { ...event, seq: request.version + 1, actor: actor.ref, at });
  const write = {
    event,
    actor: actor.ref,
    at,
    key: input.key,
    text: input.text,
    after,
    due: requestDue(after, ctx.calendar),
    ...(input.title ? { title: input.title } : {}),
  };
  const written = await inTx(ctx.db, (tx) => updateRequest(tx, ctx.keyring, stored, write));
  if (!written) throw new AppError('stale-version', { changes: [] });
  ctx.nudge();
  return { version: after.version, request: after };
}
