import { hasWord } from '../../../ui/words/index.ts';
import type { Words } from '../../platform/words.tsx';

/** A word of the catalogues, or the code itself where this release has none. */
const named = (t: Words, key: string, code: string): string => (hasWord(key) ? t(key) : code);

export const stateWord = (t: Words, state: string) => named(t, `workbench.tickets.step.${state}`, state);
export const levelWord = (t: Words, level: number) => named(t, `rating.level.${level}`, String(level));
export const kindWord = (t: Words, kind: string) => named(t, `workbench.tickets.kind.${kind}`, kind);
export const detailWord = (t: Words, detail: string) =>
  named(t, `workbench.tickets.detail.${detail}`, detail);
export const commandWord = (t: Words, command: string) =>
  named(t, `workbench.tickets.command.${command}`, command);
