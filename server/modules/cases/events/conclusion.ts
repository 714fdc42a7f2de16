import type { DecisionKind, VoidGround } from '../../../../contracts/case-commands.ts';
import type { Facts } from './facts.ts';
import type { DocumentRef, SealedRef } from './refs.ts';

export type Delivery = 'counter' | 'post' | 'online';

export type ConclusionPayloads = {
  /** Of version 1 there was no partial grant. */
  decided: { decision: DecisionKind; text: SealedRef; documents: DocumentRef[] };
  /** The result is made; `printedBy` where another organisation did it for the one in charge. */
  issued: { printedBy: string | null };
  /** Who received it, or the number of the consignment, lies in the text; null where it went online. */
  delivered: {
    delivery: Delivery;
    /** The organisation that handed it out for the one in charge (委托制证). Of version 1 nothing was said of it, nor a receipt made. */
    handedBy: string | null;
    text: SealedRef | null;
    documents: DocumentRef[];
  };
  /** The applicant opened the decision under her own account for the first time. */
  collected: { document: string; documents: DocumentRef[] };
  finished: { delivery: Delivery };
  withdrawn: Record<string, never>;
  transferred: { organisation: string; text: SealedRef; documents: DocumentRef[] };
  voided: { ground: VoidGround; text: SealedRef; documents: DocumentRef[] };
};

export const conclusionKinds = {
  decided: { version: 2, phase: 'decided' },
  issued: { version: 1, phase: 'issued' },
  delivered: { version: 2, phase: null },
  collected: { version: 1, phase: null },
  finished: { version: 1, phase: 'finished' },
  withdrawn: { version: 1, phase: 'withdrawn' },
  transferred: { version: 1, phase: null },
  voided: { version: 1, phase: 'voided' },
} as const satisfies Facts<ConclusionPayloads>;
