import { createHash } from 'node:crypto';

const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from outside may be an id: anything else finds nothing, and the database would refuse to compare it. */
export const isUuid = (text: string): boolean => form.test(text);

/** The id of what an actor makes under an idempotency key: the same words sent again are the same thing. `of`: its kind. */
export function idOfKey(of: string, actor: string, key: string): string {
  const hex = createHash('sm3').update(`${of}\n${actor}\n${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
