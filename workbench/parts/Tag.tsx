import type { ReactNode } from 'react';

export type Tone = 'ok' | 'warn' | 'bad' | 'on' | 'idle';

/** A state: a word on its own ground, never a colour alone. */
export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`st ${tone}`}>{children}</span>;
}

/** The key that does the same as the button it stands in; hidden from readers, who hear aria-keyshortcuts. */
export function KeyCap({ children }: { children: string }) {
  return <kbd>{children}</kbd>;
}
