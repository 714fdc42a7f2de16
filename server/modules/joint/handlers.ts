import { sql } from '../../platform/db/index.ts';
import { announce } from '../../platform/live.ts';
import type { OutboxHandler, OutboxHandlers } from '../../platform/outbox/index.ts';
import { type CasesContext, caseHandlers } from '../cases/index.ts';
import { actHandlers } from './acts.ts';
import { jointOfCase } from './store.ts';
import { hearCase } from './use-cases/hear-case.ts';

/** What open pages of a joint case listen to. */
export const jointTopic = (jointId: string): string => `joint:${jointId}`;

/** Handed on to a stream of its own at once: whatever goes wrong between the parts never holds up a single case. */
function handOn(ctx: Pick<CasesContext, 'clock'>, kind: string): OutboxHandler {
  return async (tx, { payload }) => {
    const caseId = String(payload.caseId);
    const id = await jointOfCase(tx, caseId);
    if (!id) return;
    await announce(tx, jointTopic(id));
    const now = ctx.clock.now();
    await sql`
      insert into platform.outbox (stream, kind, payload, created_at, next_at)
      values (${`joint:${id}`}, 'joint.heard', ${JSON.stringify({ caseId, kind })}::jsonb, ${now}, ${now})`.execute(
      tx,
    );
  };
}

/** Every event of a case reaches its joint case; what moves there is told to open pages. */
export function jointHandlers(ctx: CasesContext): OutboxHandlers {
  const ofCases = Object.keys(caseHandlers).map((kind) => [kind, [handOn(ctx, kind.slice('case.'.length))]]);
  return {
    ...(Object.fromEntries(ofCases) as OutboxHandlers),
    ...actHandlers(ctx),
    'joint.heard': [(tx, { payload }) => hearCase(ctx, tx, String(payload.kind), String(payload.caseId))],
    'joint.changed': [(tx, { payload }) => announce(tx, jointTopic(String(payload.jointId)))],
  };
}
