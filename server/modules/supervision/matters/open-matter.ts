import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '../../../platform/db/index.ts';
import type { SupervisionContext } from '../context.ts';
import { matterDue } from './limits.ts';
import { evolveMatter } from './matter.ts';
import { insertMatter, type MatterHead } from './store.ts';

export const platformActor = 'system:supervision';

/** Opens a matter once per ground; `heard` is who upheld the finding that a card comes from. Null: it was known. */
export async function openMatter(
  tx: Tx,
  ctx: SupervisionContext,
  about: Omit<MatterHead, 'id'>,
  heard: string | null = null,
): Promise<string | null> {
  const id = randomUUIDv7();
  const at = ctx.clock.now();
  const event = { kind: 'opened', payload: { sort: about.sort, heard } } as const;
  const actor = heard ?? platformActor;
  const after = evolveMatter(undefined, { ...event, seq: 1, actor, at });
  const write = {
    event,
    actor,
    at,
    key: 'opened',
    text: null,
    after,
    dueAt: matterDue(after, ctx.calendar),
  };
  const made = await insertMatter(tx, ctx.keyring, { id, ...about }, write, ctx.calendar.version);
  return made ? id : null;
}
