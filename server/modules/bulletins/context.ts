import type { Context } from '../../platform/context.ts';

/** What the use cases of this module are given. */
export type BulletinsContext = Pick<Context, 'db' | 'clock' | 'calendar' | 'files' | 'log'>;
