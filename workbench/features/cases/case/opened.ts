const byCase = new Map<string, Set<string>>();

/** Files of a case opened since the page was loaded: a help to memory, not a record. */
export const openedIn = (caseId: string): ReadonlySet<string> => byCase.get(caseId) ?? new Set();

export function markOpened(caseId: string, fileId: string): void {
  byCase.set(caseId, new Set([...openedIn(caseId), fileId]));
}
