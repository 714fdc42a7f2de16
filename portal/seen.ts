import { randomUUID } from 'node:crypto';
import type { Answers, FormField } from '../contracts/forms.ts';
import { type Seen, seenOf } from '../server/modules/cases/index.ts';
import { type FormBody, field } from './frame.ts';

/**
 * The hidden field `_seen` of a form: which page this is and what it showed of each field, so that a page left open
 * never writes over what a newer one saved, and an empty box is told from a question that was not asked.
 */
export function seenText(
  fields: readonly FormField[],
  answers: Answers,
  writer: string = randomUUID(),
): string {
  return JSON.stringify({ writer, fields: seenOf(fields, answers) });
}

/** Undefined where the form brought none, or something else under that name. */
export function readSeen(body: FormBody): Seen | undefined {
  try {
    const { writer, fields } = JSON.parse(field(body, '_seen')) as { writer: unknown; fields: unknown };
    if (typeof writer !== 'string' || typeof fields !== 'object' || fields === null) return undefined;
    const known = Object.entries(fields).filter((entry) => typeof entry[1] === 'string');
    return { writer: writer.slice(0, 40), fields: new Map(known as [string, string][]) };
  } catch {
    return undefined;
  }
}

/** What was posted of these fields: a box that nobody ticked is not posted, so what was shown and is absent is empty. */
export function typedOf(
  fields: readonly FormField[],
  body: FormBody,
  seen: Seen | undefined,
): Record<string, string | string[]> {
  const posted = fields.filter(
    ({ name, locked }) => !locked && (Object.hasOwn(body, name) || seen?.fields.has(name)),
  );
  return Object.fromEntries(posted.map(({ name }) => [name, body[name] ?? '']));
}

/** These fields of what was posted. */
export function pick(body: FormBody, names: readonly string[]): FormBody {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}
