import type { ItemDefinition, Limit } from '../../../../contracts/catalogue.ts';
import file from '../../../../data/pre-check.json' with { type: 'json' };
import { type Calendar, dueDate } from '../../../platform/calendar/index.ts';
import { endOfDay, localDate, startOfDay } from '../../../platform/clock.ts';
import { readPackageCode } from '../../packages/index.ts';

/** How often one draft may be shown. */
export const preCheckRounds = file.rounds;

const general = file.limit && ({ ...file.limit, unitBasis: 'assumed' } as Limit | null);

/** Within what an answer is promised: by the item, else by data/pre-check.json; null: it is not offered. */
export function preCheckLimit(
  { handling }: Pick<ItemDefinition, 'handling'>,
  itemCode: string,
): Limit | null {
  // A life event is looked at by several offices; its own guide and plan are there for that.
  if (readPackageCode(itemCode)) return null;
  return handling?.preCheckWithin ?? general;
}

/** Share of the limit from which its light is yellow, as for cases. */
const warnShare = 0.8;

/** The last moment of the promise, and when its light turns yellow. */
export function preCheckDue(from: Date, limit: Limit, calendar: Calendar): { at: Date; warnAt: Date } {
  const due = dueDate(calendar, from.toISOString(), limit);
  const at =
    due.kind === 'date'
      ? endOfDay(due.date)
      : due.kind === 'instant'
        ? new Date(due.at)
        : endOfDay(localDate(from));
  const used = Math.max(1, Math.floor(limit.value * warnShare));
  const warn = dueDate(calendar, from.toISOString(), { ...limit, value: used });
  return { at, warnAt: warn.kind === 'date' ? startOfDay(warn.date) : at };
}
