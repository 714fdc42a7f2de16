import type { Change } from '../../../../contracts/cases.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { type JointCommand, type JointReply, quietJointEvents } from '../../../../contracts/joint.ts';
import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../../cases/index.ts';
import { type JointRights, jointActions, maySee, rightsOn } from '../actions.ts';
import { eventWords } from '../event-words.ts';
import type { Joint } from '../joint.ts';
import { namesIn } from '../mended.ts';
import { eventsOf, loadJoint } from '../store.ts';

export type Sent = { jointId: string; key: string; version: number };

/**
 * An officer's act on a joint case, under its lock: same key, same answer; an older version is told so, unless parts
 * only went their way since. Throws
 * `not-found`, `stale-version`, `not-allowed-now`.
 */
export async function jointCommand(
  ctx: CasesContext,
  actor: StaffActor,
  name: JointCommand,
  sent: Sent,
  act: (tx: Tx, joint: Joint, rights: JointRights) => Promise<Joint>,
): Promise<JointReply> {
  const sender = `staff:${actor.staffId}`;
  const reply = await inTx(ctx.db, async (tx) => {
    const joint = await loadJoint(ctx, tx, sent.jointId, true);
    const rights = joint && (await rightsOn(ctx, actor, joint));
    if (!joint || !rights || !maySee(rights)) throw new AppError('not-found');
    const request = ctx.keyring.blind(JSON.stringify([name, sent.jointId, sent.version]), 'joint.command');
    const known = await sql<{ request: string; reply: JointReply }>`
      select request, reply from platform.command_key where actor = ${sender} and key = ${sent.key}`.execute(
      tx,
    );
    if (known.rows[0]) {
      if (known.rows[0].request !== request) throw new AppError('key-reused');
      return known.rows[0].reply;
    }
    const changes = joint.version === sent.version ? [] : await changesSince(ctx, tx, joint, sent.version);
    if (changes.some(({ kind }) => !quietJointEvents.has(kind)) || sent.version > joint.version)
      throw new AppError('stale-version', { version: joint.version, changes });
    if (!jointActions(joint, rights).some(({ command }) => command === name)) {
      throw new AppError('not-allowed-now', { command: name, state: joint.state, reason: 'state' });
    }
    const after = await act(tx, joint, rights);
    const made: JointReply = { id: after.id, version: after.version, state: after.state };
    await sql`
      insert into platform.command_key (actor, key, request, reply, at)
      values (${sender}, ${sent.key}, ${request}, ${JSON.stringify(made)}::jsonb, ${ctx.clock.now()})`.execute(
      tx,
    );
    return made;
  });
  ctx.nudge();
  return reply;
}

/** What happened since an officer looked, and who did it. */
async function changesSince(ctx: CasesContext, tx: Tx, joint: Joint, version: number): Promise<Change[]> {
  const events = (await eventsOf(tx, joint)).filter(({ seq }) => seq > version);
  const names = await ctx.neighbours.names(events.map(({ actor }) => actor));
  const parts = new Map(joint.parts.map(({ key, name }) => [key, name]));
  return events.map(({ seq, kind, actor, at, payload }) => ({
    seq,
    kind,
    plain: eventWords(kind, payload, parts, 'zh-CN', namesIn(joint.contents.plan)),
    actor: names.get(actor) ?? '',
    at: at.toISOString(),
  }));
}
