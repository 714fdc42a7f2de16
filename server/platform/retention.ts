import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many days what never became anything is kept (data/retention.json). */
export type Retention = { draftDays: number; unfinishedUploadDays: number; endedSessionDays: number };

/** Throws a sentence where the file does not say it in whole days of one or more. */
export function shippedRetention(): Retention {
  const path = join(import.meta.dirname, '..', '..', 'data', 'retention.json');
  const said = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const days = (name: keyof Retention): number => {
    const value = said[name];
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    throw new Error(`data/retention.json 的 ${name} 要是大于 0 的整数（天数），现在是“${String(value)}”。`);
  };
  return {
    draftDays: days('draftDays'),
    unfinishedUploadDays: days('unfinishedUploadDays'),
    endedSessionDays: days('endedSessionDays'),
  };
}
