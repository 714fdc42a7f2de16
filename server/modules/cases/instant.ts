import type { InstantFact } from '../../../contracts/instant.ts';
import type { Sourced } from './materials.ts';

/** Every fact a condition may ask (contracts/instant.ts). */
export type InstantFacts = Record<InstantFact, unknown>;

/** What was known of who applied, and the day, when it was submitted. */
export type InstantKnown = Pick<InstantFacts, 'realNameLevel' | 'underMandate' | 'today'>;
/** Where a material came from. */
export type SourceFact = { source: string; licenceType: string | null; deferred: boolean };

export const sourceFacts = (sourced: readonly Sourced[]): SourceFact[] =>
  sourced.map(({ source, need, licence }) => ({
    source,
    licenceType: licence?.typeId ?? null,
    deferred: need === 'later' && source === 'absent',
  }));

export function instantFactsOf(sources: readonly SourceFact[], known: InstantKnown): InstantFacts {
  const count = (source: Sourced['source']) => sources.filter((one) => one.source === source).length;
  return {
    ...known,
    heldLicences: [...new Set(sources.flatMap((one) => one.licenceType ?? []))].sort(),
    uploadedMaterials: count('upload'),
    committedMaterials: count('commitment'),
    deferredMaterials: sources.filter((one) => one.deferred).length,
  };
}
