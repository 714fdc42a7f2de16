import type { Context } from '../../platform/context.ts';
import type { CasesContext } from '../cases/index.ts';

/** What this module is given: the platform's context and the cases it reads by their face. */
export type IndicatorsContext = Pick<
  Context,
  'db' | 'clock' | 'calendar' | 'log' | 'live' | 'keyring' | 'nudge'
> & {
  cases: CasesContext;
};
