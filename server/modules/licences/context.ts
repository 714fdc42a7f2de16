import type { Context } from '../../platform/context.ts';
import type { CaseSource } from './issuing/granted-case.ts';
import type { LicenceKit } from './kit.ts';

/** What the use cases of this module are given. `cases` lies above this module and is met by its interface only. */
export type LicencesContext = Pick<Context, 'db' | 'clock' | 'keyring' | 'files' | 'log' | 'nudge'> & {
  config: Pick<Context['config'], 'publicUrl'>;
  kit: LicenceKit;
  cases: CaseSource;
};
