import type { Context } from '../../../platform/context.ts';

/** What proposals need besides the rest of the catalogue. */
export type ProposalsContext = Pick<Context, 'db' | 'clock' | 'keyring' | 'nudge'>;
