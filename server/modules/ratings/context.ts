import type { Context } from '../../platform/context.ts';

/** What the use cases of this module are given. */
export type RatingsContext = Pick<Context, 'db' | 'keyring' | 'clock' | 'calendar' | 'nudge'> & {
  config: Pick<Context['config'], 'publicUrl'>;
};
