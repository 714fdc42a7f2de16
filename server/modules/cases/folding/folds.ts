import { staffIdOf, stoodFor } from '../actor-refs.ts';
import type { Case, Said } from '../case.ts';
import type { CaseEvent, EventKind } from '../events/kinds.ts';
import type { DocumentRef, SealedRef } from '../events/refs.ts';

/** What an event of each kind adds; state, version and custody have moved already. */
export type Folds<K extends EventKind = EventKind> = {
  [E in K]: (state: Case, event: CaseEvent & { kind: E }) => Case;
};

export const said = (
  { actor, onBehalfOf, at }: Pick<CaseEvent, 'actor' | 'onBehalfOf' | 'at'>,
  text: SealedRef,
): Said => ({ text, staffId: staffIdOf(actor), forStaffId: stoodFor(onBehalfOf), at });

export const dated = (documents: DocumentRef[], at: string) =>
  documents.map((document) => ({ ...document, at }));

export function withPapers(state: Case, documents: DocumentRef[], at: string): Case {
  return { ...state, documents: [...state.documents, ...dated(documents, at)] };
}
