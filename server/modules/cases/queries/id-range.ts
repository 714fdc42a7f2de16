import { endOfDay, startOfDay } from '../../../platform/clock.ts';

/** Days of submission as a range of ids: a UUID v7 begins with its milliseconds (RFC 9562, 5.7). Local days, both included. */
export function idRange(from?: string, to?: string): { from: string | null; to: string | null } {
  return { from: from ? firstId(startOfDay(from)) : null, to: to ? firstId(endOfDay(to)) : null };
}

function firstId(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
