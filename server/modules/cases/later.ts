import { newSpan, type Span } from './clock-spans.ts';
import type { Due } from './clocks.ts';
import type { LaterPayloads } from './events/later.ts';
import type { FileRef, LimitRef, MaterialRef, SealedRef } from './events/refs.ts';

/** What a case stands on for the time being: a commitment, and what is still to come. */
export type Later = {
  /** `by` is who signed. */
  commitment: { materials: string[]; text: SealedRef; at: string; by: string } | null;
  deferrals: Deferral[];
  reminded: boolean;
  breaches: (LaterPayloads['commitment-breached'] & { at: string; by: string })[];
};
export type Deferral = {
  id: string;
  limit: LimitRef;
  files: FileRef[];
  suppliedAt: string | null;
  /** When its day went by. It may still be supplied. */
  breachedAt: string | null;
};
/** 秒批: what the rule found when the case came in. */
export type Judged = LaterPayloads['instant-judged'] & { at: string };

export const nothingLater: Later = { commitment: null, deferrals: [], reminded: false, breaches: [] };

export const awaited = ({ deferrals }: Later): Deferral[] => deferrals.filter((one) => !one.suppliedAt);
/** Materials of the newest round that nobody has seen yet: left out, or still to come. */
export function lackingMaterials({
  materials,
  later,
}: {
  materials: readonly MaterialRef[];
  later: Later;
}): string[] {
  const supplied = new Set(later.deferrals.flatMap((one) => (one.suppliedAt ? [one.id] : [])));
  return materials.filter(({ id, source }) => source === 'absent' && !supplied.has(id)).map(({ id }) => id);
}
/** Awaited, and its day has not gone by. */
export const open = (later: Later): Deferral[] => awaited(later).filter((one) => !one.breachedAt);

/** The last day of a deferral, from acceptance; null before it. */
export function deferralDue(
  { limit }: Pick<Deferral, 'limit'>,
  acceptedAt: string | null,
  dueOf: (span: Span) => Due | null,
): Due | null {
  return acceptedAt ? dueOf(newSpan('decision', limit, acceptedAt)) : null;
}

/** Of those still open the one whose day comes first. */
export function nextDue(
  later: Later,
  acceptedAt: string | null,
  dueOf: (span: Span) => Due | null,
): Due | null {
  const dues = open(later).flatMap((one) => deferralDue(one, acceptedAt, dueOf) ?? []);
  return dues.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}
