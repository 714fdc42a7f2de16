import lights from '../../../data/clock-lights.json' with { type: 'json' };
import { type Calendar, dueDate, type Limit } from '../../platform/calendar/index.ts';
import { endOfDay, localDate, startOfDay } from '../../platform/clock.ts';
import { ruleOf } from './kinds.ts';
import type { Request } from './request.ts';

/** Share of a limit from which its light is yellow, as for cases. */
const warnShare = lights.yellowShare;

/** When the step that runs is over, and when its light turns yellow; null where nothing waits for the office. */
export function requestDue(request: Request, calendar: Calendar): { at: Date; warnAt: Date } | null {
  const { limits } = ruleOf(request.kind);
  const { state, since } = request;
  if (state !== 'filed' && state !== 'assigned' && state !== 'handling') return null;
  const limit = limits[state];
  const most = state === 'handling' && request.extended ? limits.handling.most : limit.value;
  const at = endOf(since, { ...limit, value: most }, calendar);
  const used = Math.max(1, Math.floor(most * warnShare));
  const warn = dueDate(calendar, since.toISOString(), { ...limit, value: used });
  const warnAt = warn.kind === 'date' ? startOfDay(warn.date) : at;
  return { at, warnAt };
}

/** Until when an answer given now may be sent back. */
export function reopenUntil(kind: string, now: Date, calendar: Calendar): Date {
  return endOf(now, ruleOf(kind).reopen, calendar);
}

function endOf(from: Date, limit: Limit, calendar: Calendar): Date {
  const due = dueDate(calendar, from.toISOString(), limit);
  if (due.kind === 'date') return endOfDay(due.date);
  return due.kind === 'instant' ? new Date(due.at) : endOfDay(localDate(from));
}
