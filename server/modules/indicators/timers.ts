import { type Repeating, repeat } from '../../platform/repeat.ts';
import type { IndicatorsContext } from './context.ts';
import { rollUp } from './rollup/roll-up.ts';

/** Figures follow what happens by a few seconds, in the worker role; several processes take turns. */
export function startIndicatorTimers(ctx: IndicatorsContext, everyMs = 3000): Repeating {
  return repeat(() => rollUp(ctx), {
    everyMs,
    failed: (error) => ctx.log.error({ err: error.message }, 'indicators: not counted; will try again'),
  });
}
