import type { Context } from '../../platform/context.ts';

/** What the use cases of this module are given. */
export type ProgrammesContext = Pick<Context, 'db' | 'clock' | 'calendar' | 'files' | 'log'>;
