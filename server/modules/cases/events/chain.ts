import canonicalize from 'canonicalize';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import { kindVersions, type NewEvent } from './kinds.ts';

/** prev_hash of the first event of every case. */
export const genesis = '0'.repeat(64);

/** An event as it lies in the table; `body` is the canonical text that was hashed. */
export type Link = {
  seq: number;
  kind: string;
  actor: string;
  onBehalfOf: string | null;
  mandate: string | null;
  at: string;
  body: string;
  prevHash: string;
  hash: string;
};

export type CaseKey = { divisionCode: string; id: string };
export type Head = { seq: number; hash: string };
/** Who acts, for whom, and under which mandate 授权委托; null: in her own right. */
export type By = { actor: string; onBehalfOf: string | null; mandate?: string | null; at: string };

/** Canonical text of `value` by RFC 8785 (JCS). Throws for what JSON cannot say. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Nothing to canonicalize.');
  return text;
}

/** SM3(prev ‖ body), both as UTF-8 text. */
export function linkHash(prevHash: string, body: string): string {
  return sm3Hex(prevHash + body);
}

/** Puts events behind `head`, each hashed over its predecessor. */
export function chain(key: CaseKey, head: Head, events: readonly NewEvent[], by: By): Link[] {
  let prevHash = head.hash;
  return events.map((event, index) => {
    const seq = head.seq + index + 1;
    const kind = `${event.kind}@${kindVersions[event.kind]}`;
    const who = event.by ? { actor: event.by, onBehalfOf: null, at: by.at } : by;
    const body = canonical({
      division: key.divisionCode,
      case: key.id,
      seq,
      kind,
      actor: who.actor,
      onBehalfOf: who.onBehalfOf,
      at: who.at,
      ...(who.mandate ? { mandate: who.mandate } : {}),
      payload: event.payload,
    });
    const link: Link = {
      seq,
      kind,
      ...who,
      mandate: who.mandate ?? null,
      body,
      prevHash,
      hash: linkHash(prevHash, body),
    };
    prevHash = link.hash;
    return link;
  });
}

/** One event of a thing that is no case, in the first version of its kind. */
export type StepToLink = {
  event: { kind: string; payload: object };
  seq: number;
  actor: string;
  onBehalfOf?: string | null;
  at: Date;
  /** What was written with it: the chain holds its hash only. */
  text?: string | null;
};
export type LinkedStep = { kind: string; body: string; prevHash: string; hash: string };

/** The event hashed over its predecessor; `about` names the division and the thing. */
export function linkStep(
  about: Record<string, string>,
  prevHash: string,
  { event, seq, actor, onBehalfOf = null, at, text = null }: StepToLink,
): LinkedStep {
  const kind = `${event.kind}@1`;
  const body = canonical({
    ...about,
    seq,
    kind,
    actor,
    onBehalfOf,
    at: at.toISOString(),
    payload: event.payload,
    ...(text === null ? {} : { text: sm3Hex(text) }),
  });
  return { kind, body, prevHash, hash: linkHash(prevHash, body) };
}

/** A row of such an event as what it says; the payload is read from the text that was hashed. */
export function readStep<Event>(row: {
  seq: number;
  kind: string;
  actor: string;
  at: Date;
  body: string;
}): Event {
  const { seq, kind, actor, at, body } = row;
  const { payload } = JSON.parse(body) as { payload: object };
  return { kind: kind.split('@')[0], payload, seq, actor, at } as Event;
}
