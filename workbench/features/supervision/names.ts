import type { MatterRow } from '../../../contracts/supervision.ts';
import { hasWord } from '../../../ui/words/index.ts';
import type { Tone } from '../../parts/Tag.tsx';
import type { Words } from '../../platform/words.tsx';

/** A word of the catalogues, or the code itself where this release has none. */
const named = (t: Words, key: string, code: string): string => (hasWord(key) ? t(key) : code);

export const whatWord = (t: Words, what: string) => named(t, `code.matter.${what}`, what);
export const kindWord = (t: Words, kind: string) => named(t, `workbench.supervision.kind.${kind}`, kind);
export const detailWord = (t: Words, detail: string) =>
  named(t, `workbench.supervision.detail.${detail}`, detail);
export const commandWord = (t: Words, command: string, sort: string) =>
  named(
    t,
    `workbench.supervision.command.${command}-${sort}`,
    named(t, `workbench.supervision.command.${command}`, command),
  );
export const factWord = (t: Words, fact: string) => named(t, `workbench.supervision.fact.${fact}`, fact);

/** A finding that was not upheld was not withdrawn: there was nothing to withdraw. */
export const stateWord = (t: Words, { sort, state }: Pick<MatterRow, 'sort' | 'state'>) =>
  named(t, `code.matter-state.${state}-${sort}`, named(t, `code.matter-state.${state}`, state));

export const toneOf = ({ what }: Pick<MatterRow, 'what'>): Tone =>
  what === 'red' ? 'bad' : what === 'yellow' ? 'warn' : 'on';
