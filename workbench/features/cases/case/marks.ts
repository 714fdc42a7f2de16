import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';

/** Ticking what is to be mended, while the notice of correction is being written. */
export type Marks = {
  has(kind: CorrectionPoint['kind'], ref: string): boolean;
  toggle(kind: CorrectionPoint['kind'], ref: string): void;
};
