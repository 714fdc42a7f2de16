import type { Context } from '../../platform/context.ts';
import type { CasesContext } from '../cases/index.ts';

/** What the use cases of this module are given. */
export type SupervisionContext = Pick<Context, 'db' | 'keyring' | 'clock' | 'calendar' | 'nudge' | 'log'> & {
  cases: CasesContext;
};
