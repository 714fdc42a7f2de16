import type { Context } from '../../platform/context.ts';

/** What the use cases of this module are given. */
export type RequestsContext = Pick<
  Context,
  'db' | 'keyring' | 'clock' | 'calendar' | 'nudge' | 'files' | 'log'
> & { config: Pick<Context['config'], 'publicUrl'> };
