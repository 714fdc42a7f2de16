import { useSyncExternalStore } from 'react';
import type { Locale } from '../../contracts/locale.ts';

/** What a person chose for this browser; never anything about a case. */
export type Preferences = {
  locale: Locale;
  keys: boolean;
  reading: 'plain' | 'legal' | 'both';
};

const name = 'tongban.workbench';
const initial: Preferences = { locale: 'zh-CN', keys: true, reading: 'both' };
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    return { ...initial, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Preferences>) };
  } catch {
    return initial; // storage switched off by policy: the choices last as long as the page
  }
}

let current: Preferences | undefined;
export function preferences(): Preferences {
  current ??= read();
  return current;
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change };
  try {
    localStorage.setItem(name, JSON.stringify(current));
  } catch {
    // as above
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
