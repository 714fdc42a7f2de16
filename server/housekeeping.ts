import { expireDrafts } from './modules/cases/index.ts';
import { purgeEnded } from './modules/identity/index.ts';
import type { Context } from './platform/context.ts';
import { openPartials } from './platform/files/index.ts';
import { type Repeating, repeat } from './platform/repeat.ts';
import { shippedRetention } from './platform/retention.ts';

const hour = 3_600_000;

/** Once an hour in the worker role; several processes do no harm. The first round is a minute after the start. */
export function startHousekeeping(ctx: Context, everyMs = hour): Repeating {
  return repeat(async () => ctx.log.info(await keepHouse(ctx), 'housekeeping'), {
    everyMs,
    afterMs: Math.min(60_000, everyMs),
    failed: (error) => ctx.log.error({ err: error.message }, 'housekeeping failed; will try again'),
  });
}

/** Takes away what its time is up for: ended sessions, drafts nobody went on with, uploads nobody finished. */
export async function keepHouse(ctx: Context): Promise<{ drafts: number; files: number; uploads: number }> {
  const { draftDays, unfinishedUploadDays, endedSessionDays } = shippedRetention();
  await purgeEnded(ctx.db, ctx.clock.now(), endedSessionDays);
  const expired = await expireDrafts(ctx, draftDays);
  const partials = openPartials(ctx.files.partialFolder, ctx.keyring);
  return { ...expired, uploads: await partials.sweep(ctx.clock, unfinishedUploadDays) };
}
