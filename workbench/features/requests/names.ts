import { hasWord } from '../../../ui/words/index.ts';
import type { Words } from '../../platform/words.tsx';

/** A word of the catalogues, or the code itself where this release has none. */
const named = (t: Words, key: string, code: string): string => (hasWord(key) ? t(key) : code);

export const stateWord = (t: Words, state: string) => named(t, `request.state.${state}`, state);
export const stepWord = (t: Words, kind: string) => named(t, `request.step.${kind}`, kind);
export const channelWord = (t: Words, channel: string) => named(t, `request.channel.${channel}`, channel);
export const levelWord = (t: Words, level: number) => named(t, `rating.level.${level}`, String(level));
export const commandWord = (t: Words, command: string) =>
  named(t, `workbench.requests.command.${command}`, command);
