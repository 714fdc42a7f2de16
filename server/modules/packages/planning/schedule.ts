import type { Limit } from '../../../../contracts/catalogue.ts';
import type { PlanEdge, PlanSlot, Schedule } from '../../../../contracts/plan.ts';
import { type Calendar, dueDate, workdaysBetween } from '../../../platform/calendar/index.ts';
import { localDate } from '../../../platform/clock.ts';
import { criticalPath, type Span, type Timed, topological } from './chain.ts';
import { rule } from './rule.ts';

/**
 * When each item begins and ends if every authority takes its whole limit and all that can runs side by side. The day
 * of application is the day of acceptance and is not counted. Where the package promises less than its longest chain of
 * limits, the promise wins and each item gets its share of it: the chain shrinks in proportion, items beside it keep
 * their own limit as long as that fits.
 */
export function schedule(
  timed: readonly Timed[],
  edges: readonly PlanEdge[],
  on: string,
  calendar: Calendar,
  settings: { promise: Limit | null; together: boolean; combined: readonly string[]; licences: number },
): Schedule {
  const ordered = topological(timed, edges);
  const needs = Map.groupBy(ordered.edges, (edge) => edge.to);
  const before = (key: string) => (needs.get(key) ?? []).map((edge) => edge.from);
  const after = Map.groupBy(ordered.edges, (edge) => edge.from);

  const dates = new Map<string, { start: string; finish: string }>();
  const spans = new Map<string, Span>();
  for (const { item, limit } of ordered.timed) {
    const start = latest(before(item.key).map((key) => dates.get(key)?.finish as string)) ?? on;
    const finish = limit ? finishOf(calendar, start, limit) : start;
    dates.set(item.key, { start, finish });
    const days = (date: string) => workdaysBetween(calendar, on, date);
    spans.set(item.key, { start: days(start), finish: days(finish), latest: 0 });
  }
  const chain = Math.max(0, ...[...spans.values()].map(({ finish }) => finish));
  for (const { item } of [...ordered.timed].reverse()) {
    const span = spans.get(item.key) as Span;
    span.latest = Math.min(
      chain,
      ...(after.get(item.key) ?? []).map(({ to }) => {
        const next = spans.get(to) as Span;
        return next.latest - (next.finish - next.start);
      }),
    );
  }

  const promise = settings.promise && finishOf(calendar, on, settings.promise);
  const promised = promise ? workdaysBetween(calendar, on, promise) : null;
  const shrunk = promised !== null && promised < chain;
  if (shrunk) shrink(ordered.timed, before, spans, dates, promised, chain, (n) => dayAfter(calendar, on, n));

  const finish = latest([...dates.values()].map((one) => one.finish)) ?? on;
  const path = criticalPath(ordered.timed, before, spans);
  const partsReady = latest(settings.combined.flatMap((key) => dates.get(key)?.finish ?? []));
  const slots = ordered.timed.map(({ item, limit, rule: by }): PlanSlot => {
    const { start, finish: end } = dates.get(item.key) as { start: string; finish: string };
    const own = spans.get(item.key) as Span;
    const workdays = workdaysBetween(calendar, start, end);
    const shared = shrunk && workdays < own.finish - own.start;
    const combined = settings.combined.includes(item.key) ? (partsReady ?? end) : end;
    return {
      key: item.key,
      start,
      finish: end,
      workdays,
      alone: item.limit,
      critical: path.includes(item.key),
      handedOver: settings.together ? finish : combined,
      rule: shared
        ? rule('share-of-promise', { promise: promised as number, chain })
        : limit
          ? by
          : rule('limit-unknown'),
    };
  });
  return {
    start: on,
    finish,
    workdays: workdaysBetween(calendar, on, finish),
    complete: timed.every(({ limit }) => limit !== null),
    official: officialThrough(calendar, on, finish),
    slots,
    criticalPath: path,
    promise: settings.promise && {
      limit: settings.promise,
      due: promise as string,
      rule: rule('promise-of-package'),
    },
    jointLimit: jointLimit(calendar, on, settings.licences),
  };
}

function shrink(
  timed: readonly Timed[],
  before: (key: string) => string[],
  spans: ReadonlyMap<string, Span>,
  dates: Map<string, { start: string; finish: string }>,
  promised: number,
  chain: number,
  dateOf: (workdays: number) => string,
): void {
  const ends = new Map<string, number>();
  for (const { item } of timed) {
    const own = spans.get(item.key) as Span;
    const start = Math.max(0, ...before(item.key).map((key) => ends.get(key) as number));
    const share = Math.ceil((promised * own.latest) / chain);
    const end = Math.min(start + own.finish - own.start, Math.max(start, share));
    ends.set(item.key, end);
    dates.set(item.key, { start: dateOf(start), finish: dateOf(end) });
  }
}

/** Hours and minutes run from 9 o'clock: the plan knows days only. */
export function finishOf(calendar: Calendar, start: string, limit: Limit): string {
  const timed = limit.unit === 'hour' || limit.unit === 'minute';
  const due = dueDate(calendar, timed ? `${start}T09:00:00+08:00` : start, limit);
  if (due.kind === 'date') return due.date;
  return due.kind === 'instant' ? localDate(new Date(due.at)) : start;
}

function dayAfter(calendar: Calendar, on: string, workdays: number): string {
  return finishOf(calendar, on, { value: workdays, unit: 'workday', unitBasis: 'stated' });
}

function latest(dates: readonly string[]): string | undefined {
  return dates.reduce<string | undefined>((one, other) => (one && one > other ? one : other), undefined);
}

function officialThrough(calendar: Calendar, from: string, to: string): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!calendar.isOfficial(year)) return false;
  }
  return true;
}

/** 行政许可法 art. 26 with 42: licences of two or more departments handled jointly, 45 working days and 15 more. */
function jointLimit(calendar: Calendar, on: string, licences: number): Schedule['jointLimit'] {
  if (licences < 2) return null;
  return {
    due: dayAfter(calendar, on, 45),
    extendedDue: dayAfter(calendar, on, 60),
    rule: rule('joint-limit'),
  };
}
