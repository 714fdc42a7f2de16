import type { Context } from '../../platform/context.ts';
import type { Neighbours } from './neighbours.ts';

/** What the use cases of this module are given: the platform's context and the modules to the left. */
export type CasesContext = Pick<
  Context,
  'db' | 'clock' | 'calendar' | 'keyring' | 'files' | 'documents' | 'nudge'
> & { config: Pick<Context['config'], 'publicUrl'>; neighbours: Neighbours };
