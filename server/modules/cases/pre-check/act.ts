import type { PreCheckCommand } from '../../../../contracts/pre-check.ts';
import { inTx } from '../../../platform/db/index.ts';
import { takeStep } from '../../../platform/lifecycle/step.ts';
import type { CasesContext } from '../context.ts';
import { decidePreCheck, type PreCheckActor, type PreCheckActs } from './lifecycle.ts';
import { evolvePreCheck, foldPreCheck } from './pre-check.ts';
import {
  type PreCheckWrite,
  preCheckOfKey,
  preCheckSteps,
  type StoredPreCheck,
  updatePreCheck,
} from './store.ts';
import { preCheckRounds } from './terms.ts';

export type PreCheckInput<C extends PreCheckCommand> = {
  command: C;
  body: PreCheckActs[C];
  text: string | null;
  /** The version this was written against. */
  version: number;
  key: string;
  asked?: PreCheckWrite['asked'];
};

export const actorFor = (
  stored: StoredPreCheck,
  part: 'applicant' | 'officer' | 'clock',
  ref: string,
): PreCheckActor => ({
  ref,
  parts: new Set([part]),
  gone: stored.draftId === null,
  rounds: preCheckRounds,
});

/**
 * One step of a pre-check. The same key answers the same version again. Throws `forbidden`, `stale-version` where it
 * went on, `not-allowed-now`.
 */
export async function actOnPreCheck<C extends PreCheckCommand>(
  ctx: CasesContext,
  stored: StoredPreCheck,
  actor: PreCheckActor,
  { command, body, text, version: seen, key, asked }: PreCheckInput<C>,
): Promise<{ version: number }> {
  const { events } = await preCheckSteps(ctx.db, ctx.keyring, stored.id);
  const at = ctx.clock.now();
  const ground = { thing: foldPreCheck(events), known: await preCheckOfKey(ctx.db, stored.id, key) };
  const { version } = await takeStep(ground, {
    seen,
    decide: (found) => decidePreCheck(found, command, body, actor),
    evolve: (found, event, seq) => evolvePreCheck(found, { ...event, seq, actor: actor.ref, at }),
    write: (event, after) => {
      const write = { event, actor: actor.ref, at, key, text, after, ...(asked ? { asked } : {}) };
      return inTx(ctx.db, (tx) => updatePreCheck(tx, ctx.keyring, stored, write));
    },
  });
  ctx.nudge();
  return { version };
}
