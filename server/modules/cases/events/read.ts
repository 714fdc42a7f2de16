import { lawfulDelivery, lawfulExtension } from '../law.ts';
import type { CaseRules } from './acceptance.ts';
import { type CaseEvent, type EventKind, kindVersions } from './kinds.ts';

type Payload = Record<string, unknown>;
/** Old kind@version → the next version's payload. An entry stays for ever: written events are never changed. */
export type Upcasters = Record<string, (payload: Payload) => Payload>;

export const upcasters: Upcasters = {
  /** Before an item's rules were kept, those of the law held: 行政许可法 art. 32 (silence), art. 42 (ten days). */
  'submitted@1': (payload) => {
    const item = payload.item as { type: string };
    const licence = item.type === 'licence';
    const rules: Omit<CaseRules, 'delivery'> = {
      deemed: licence,
      onReceipt: false,
      extension: licence ? lawfulExtension : null,
      acceptedBy: null,
      printedBy: null,
    };
    return { ...payload, item: { ...item, handleKind: null }, rules };
  },
  'submitted@2': (payload) => {
    const { type } = payload.item as { type: string };
    const delivery = type === 'licence' ? lawfulDelivery : null;
    return { ...payload, rules: { ...(payload.rules as CaseRules), delivery } };
  },
  'received-at-window@1': (payload) => ({ ...payload, paperOn: null }),
  /** Before corrections and withdrawals came on paper too, and scans of what was signed were kept. */
  'received-at-window@2': (payload) => ({ ...payload, act: 'submit', person: null, signed: [] }),
  /** Before officers chose what is wrong with each. */
  'correction-requested@1': (payload) => ({
    ...payload,
    points: (payload.points as object[]).map((point) => ({ ...point, reason: null })),
  }),
  'delivered@1': (payload) => ({ ...payload, handedBy: null, documents: [] }),
  'decided@1': (payload) => payload,
  /** Before hearings had terms of their own. */
  'special-step-begun@1': (payload) => ({ ...payload, asked: null, heldOn: null }),
  'special-step-ended@1': (payload) => ({ ...payload, outcome: null }),
  'deadline-recomputed@1': (payload) => ({ ...payload, seats: [] }),
};

/** An event as its body says it. */
export type WrittenEvent = Omit<CaseEvent, 'kind' | 'payload'> & { kind: string; payload: Payload };

/**
 * Reads an event from its canonical body, upcast to the newest version of its kind.
 * Throws for a kind or version this release does not know: guessing would falsify the evidence.
 */
export function readEvent(
  body: string,
  table: Upcasters = upcasters,
  newest: Record<string, number> = kindVersions,
): CaseEvent {
  return upcastEvent(JSON.parse(body) as WrittenEvent, table, newest);
}

/** The same of a body that was parsed. */
export function upcastEvent(
  raw: WrittenEvent,
  table: Upcasters = upcasters,
  newest: Record<string, number> = kindVersions,
): CaseEvent {
  const [kind = '', from = ''] = raw.kind.split('@');
  const to = newest[kind];
  if (to === undefined) throw new Error(`Unknown event kind ${raw.kind}.`);
  let payload = raw.payload;
  for (let version = Number(from); version !== to; version++) {
    const upcast = table[`${kind}@${version}`];
    if (!upcast) throw new Error(`Unknown event kind ${raw.kind}.`);
    payload = upcast(payload);
  }
  const { seq, actor, onBehalfOf, mandate = null, at } = raw;
  return { kind: kind as EventKind, payload, seq, actor, onBehalfOf, mandate, at } as CaseEvent;
}
