import type { LicenceState } from '../../../../contracts/licences.ts';
import type { CaseAct } from './act-of-item.ts';

/** In which states a licence may be acted on by a case (行政许可法 49, 50, 70): one that ended is no longer renewed, but may be given up. */
export const statesOfAct: Readonly<Record<CaseAct, readonly LicenceState[]>> = {
  change: ['valid'],
  replace: ['valid'],
  renew: ['valid'],
  cancel: ['valid', 'suspended', 'expired', 'revoked'],
};
