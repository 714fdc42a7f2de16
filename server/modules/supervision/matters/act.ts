import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { takeStep } from '../../../platform/lifecycle/step.ts';
import type { SupervisionContext } from '../context.ts';
import { type AnyMatterCommand, decideMatter, type MatterActor, type MatterBodies } from './lifecycle.ts';
import { matterDue } from './limits.ts';
import { evolveMatter, foldMatter, type Matter, type NewMatterEvent } from './matter.ts';
import { openMatter } from './open-matter.ts';
import { type StoredMatter, stepsOf, updateMatter, versionOfKey } from './store.ts';

export type MatterInput<C extends AnyMatterCommand> = {
  command: C;
  body: MatterBodies[C];
  text: string | null;
  /** The version this was written against. */
  version: number;
  key: string;
};

/**
 * One step of a matter, in a transaction of its own or in the one given. The same key answers the same version again.
 * Throws `forbidden`, `stale-version` where it went on, `not-allowed-now`.
 */
export async function actOnMatter<C extends AnyMatterCommand>(
  ctx: SupervisionContext,
  stored: StoredMatter,
  actor: MatterActor,
  input: MatterInput<C>,
  within?: Tx,
): Promise<{ version: number; matter: Matter }> {
  const db = within ?? ctx.db;
  const { events } = await stepsOf(db, ctx.keyring, stored.id);
  const at = ctx.clock.now();
  const { key, text } = input;
  const ground = { thing: foldMatter(events), known: await versionOfKey(db, stored.id, key) };
  const { version, thing } = await takeStep(ground, {
    seen: input.version,
    decide: (matter) => decideMatter(matter, input.command, input.body, actor),
    evolve: (matter, event, seq) => evolveMatter(matter, { ...event, seq, actor: actor.ref, at }),
    write: (event, after) => {
      const dueAt = matterDue(after, ctx.calendar);
      const write = { event, actor: actor.ref, at, key, text, after, dueAt };
      const put = async (tx: Tx) => {
        if (!(await updateMatter(tx, ctx.keyring, stored.id, write))) return false;
        await leadsTo(tx, ctx, stored, event, actor.ref);
        return true;
      };
      return within ? put(within) : inTx(ctx.db, put);
    },
  });
  ctx.nudge();
  return { version, matter: thing };
}

/** An upheld finding becomes a card, or a problem of the ledger 整改台账, which lies further on and hears of it. */
async function leadsTo(
  tx: Tx,
  ctx: SupervisionContext,
  stored: StoredMatter,
  event: NewMatterEvent,
  actor: string,
): Promise<void> {
  const outcome = event.kind === 'upheld' ? event.payload.outcome : null;
  if (!outcome) return;
  if (outcome !== 'ledger') {
    const { id, state: _state, version: _version, dueAt: _due, openedAt: _at, ...about } = stored;
    await openMatter(tx, ctx, { ...about, sort: 'card', what: outcome, fromId: id }, actor);
    return;
  }
  const { divisionCode, organisationId, what, caseNumber, itemName } = stored;
  const told = { matterId: stored.id, divisionCode, organisationId, what, caseNumber, itemName };
  const at = ctx.clock.now();
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`matter:${stored.id}`}, 'supervision.to-mend', ${JSON.stringify(told)}, ${at}, ${at})`.execute(
    tx,
  );
}
