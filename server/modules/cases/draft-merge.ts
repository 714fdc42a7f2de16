import { createHash } from 'node:crypto';
import type { Answers, AnswerValue, FormField } from '../../../contracts/forms.ts';
import { readValue, type Typed } from './answers.ts';

/** What an open page of a form showed: its own random id, and a digest of each field's value as it was drawn. */
export type Seen = { writer: string; fields: ReadonlyMap<string, string> };

/** Which open page wrote a field last. */
export type Writers = Readonly<Record<string, string>>;

export type Merged = {
  answers: Answers;
  writers: Writers;
  /** Fields that now hold what this page shows. */
  kept: string[];
  /** Fields left as they are, because another page changed them since this one was drawn. */
  elsewhere: string[];
};

/** Twelve hex digits are enough to see that a value changed; nobody is kept out by them. */
export function digestOf(value: AnswerValue | undefined): string {
  const text = JSON.stringify(value ?? null);
  return createHash('sm3').update(text).digest('hex').slice(0, 12);
}

export function seenOf(fields: readonly FormField[], answers: Answers): Record<string, string> {
  const open = fields.filter((field) => !field.locked);
  return Object.fromEntries(open.map(({ name }) => [name, digestOf(answers[name])]));
}

/**
 * What was typed on one page, laid over what is kept. With `seen` a value that another page wrote since is neither
 * replaced by this page's unchanged copy nor, where both changed it, by this page's own (`elsewhere`). What this very
 * page wrote before it may always replace: its answer may have been lost on the way.
 */
export function mergeTyped(
  fields: readonly FormField[],
  before: { answers: Answers; writers: Writers },
  typed: Typed,
  seen: Seen | undefined,
): Merged {
  const answers = { ...before.answers };
  const writers = { ...before.writers };
  const kept: string[] = [];
  const elsewhere: string[] = [];
  for (const field of fields) {
    const { name } = field;
    if (field.locked || !Object.hasOwn(typed, name)) continue;
    const value = readValue(field, typed[name]);
    const now = digestOf(answers[name]);
    if (digestOf(value) === now) {
      kept.push(name);
      continue;
    }
    const drawn = seen?.fields.get(name);
    if (drawn !== undefined && writers[name] !== seen?.writer) {
      if (digestOf(value) === drawn) continue;
      if (now !== drawn) {
        elsewhere.push(name);
        continue;
      }
    }
    kept.push(name);
    if (value === undefined) delete answers[name];
    else answers[name] = value;
    if (seen) writers[name] = seen.writer;
    else delete writers[name];
  }
  return { answers, writers, kept, elsewhere };
}
