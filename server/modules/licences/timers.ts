import { type Repeating, repeat } from '../../platform/repeat.ts';
import type { LicencesContext } from './context.ts';
import { expireLicences } from './use-cases/expire-licences.ts';

/** Licences end by date: looked for every `everyMs` in the worker role; several processes do no harm. */
export function startLicenceTimers(ctx: LicencesContext, everyMs = 60_000): Repeating {
  const round = async () => {
    if (await expireLicences(ctx)) ctx.nudge();
  };
  const failed = (error: Error) => ctx.log.error({ err: error.message }, 'licence timers: will try again');
  return repeat(round, { everyMs, failed });
}
