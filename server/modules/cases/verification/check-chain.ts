import { genesis, linkHash } from '../events/chain.ts';
import type { StoredEvent } from './batch.ts';

/** What does not fit; the sentence is `verify.<code>` of the catalogues. */
export type FaultCode =
  | 'event-missing'
  | 'link'
  | 'hash'
  | 'column'
  | 'unreadable'
  | 'head'
  | 'row'
  | 'answers'
  | 'text'
  | 'file'
  | 'material'
  | 'document'
  | 'extra';
export type Fault = { code: FaultCode; seq: number; what: string };

/** Of whom the chain is: a case, a joint case 联办件, a request 诉求, a pre-check 预审; its id stands in each hashed text under this word. */
export type ChainOf = 'case' | 'joint' | 'request' | 'pre-check';
/** The row beside a chain: what it is of, and where its head should be. */
export type ChainHead = { divisionCode: string; id: string; version: number; lastHash: string };

/** The first place where a chain does not follow from its texts, or its columns or its row say otherwise; null: whole. */
export function checkChain(
  stored: ChainHead,
  links: readonly StoredEvent[],
  of: ChainOf = 'case',
): Fault | null {
  let head = genesis;
  for (const [index, link] of links.entries()) {
    const seq = index + 1;
    if (link.seq !== seq) return { code: 'event-missing', seq, what: '' };
    if (link.prevHash !== head) return { code: 'link', seq, what: '' };
    if (linkHash(head, link.body) !== link.hash) return { code: 'hash', seq, what: '' };
    const column = differingColumn(stored, link, of);
    if (column) return { code: 'column', seq, what: column };
    head = link.hash;
  }
  if (links.length < stored.version) return { code: 'event-missing', seq: links.length + 1, what: '' };
  if (links.length > stored.version || head !== stored.lastHash) {
    return { code: 'head', seq: links.length, what: '' };
  }
  return null;
}

/** The columns beside the hashed text are there for queries; they must say the same. */
function differingColumn(stored: ChainHead, link: StoredEvent, of: ChainOf): string | null {
  const body = JSON.parse(link.body) as Record<string, unknown>;
  const columns: Record<string, unknown> = {
    division: stored.divisionCode,
    [of]: stored.id,
    seq: link.seq,
    kind: link.kind,
    actor: link.actor,
    onBehalfOf: link.onBehalfOf,
    mandate: link.mandate,
    at: new Date(link.at).toISOString(),
  };
  // An act in one's own right names no mandate at all.
  return Object.keys(columns).find((name) => (body[name] ?? null) !== columns[name]) ?? null;
}
