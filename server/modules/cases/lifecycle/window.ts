import type { NewEvent, Payloads } from '../events/kinds.ts';

/** The clerk's act beside the applicant's own. */
export type WindowPart = Payloads['received-at-window'] & { staffId: string };

/** The clerk's own act beside the applicant's: what she saw, and that she typed it. */
export function atWindow(window: WindowPart | undefined): NewEvent[] {
  if (!window) return [];
  const { staffId, ...payload } = window;
  return [{ kind: 'received-at-window', payload, by: `staff:${staffId}` }];
}
