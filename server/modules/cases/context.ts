import type { Context } from '../../platform/context.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';

/** What the use cases of this module are given: the platform's context and the modules to the left. */
export type CasesContext = Pick<
  Context,
  'db' | 'clock' | 'calendar' | 'keyring' | 'files' | 'documents' | 'log' | 'nudge'
> & { config: Pick<Context['config'], 'publicUrl'>; neighbours: Neighbours };

/** The platform's context with the modules to the left. */
export function casesContext(ctx: Omit<CasesContext, 'neighbours'>): CasesContext {
  return { ...ctx, neighbours: neighboursOf(ctx) };
}
