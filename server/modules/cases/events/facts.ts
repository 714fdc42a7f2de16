import type { CaseState } from '../../../../contracts/cases.ts';

/**
 * Of each kind the version that is written (older ones are upcast on read and never rewritten) and the state that a
 * case is in afterwards; null: unchanged.
 */
export type Facts<P> = Record<keyof P, { version: number; phase: CaseState | null }>;
