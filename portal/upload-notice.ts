import type { MaterialsProps } from './pages/props.ts';

/** What became of a file on the way back to its step, told by the address. */
export function noticeOf(query: {
  added?: string;
  removed?: string;
  kept?: string;
}): MaterialsProps['notice'] {
  const { added, removed, kept } = query;
  if (kept) return { kind: 'kept', name: kept };
  if (added) return { kind: 'added', name: added };
  return removed ? { kind: 'removed', name: removed } : null;
}
