import { useSyncExternalStore } from 'react';

/** The last thing said to a screen reader. A counter makes the same sentence heard twice. */
let said = { text: '', turn: 0 };
const listeners = new Set<() => void>();

/** Says a result politely, without moving the focus: taken, accepted, nothing found … */
export function announce(text: string): void {
  said = { text, turn: said.turn + 1 };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(subscribe, () => said);
  return (
    <output className="vh" aria-live="polite">
      {text}
      {turn % 2 ? '\u00a0' : ''}
    </output>
  );
}
