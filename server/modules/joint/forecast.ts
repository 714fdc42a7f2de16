import type { ClockView } from '../../../contracts/cases.ts';
import type { Plan } from '../../../contracts/plan.ts';
import { type Calendar, dueDate } from '../../platform/calendar/index.ts';
import { hasEnded, type Part } from './joint.ts';

/** What became of a part so far: the days on which it began and ended, and its clock while it runs. */
export type Actual = { begun: string | null; ended: string | null; clock: ClockView | null };

/**
 * From when to when each part is handled, as it looks today: as it was where it is over, by its own clock where it runs
 * — a special procedure 特殊程序 that stands it still moves it and all that waits for it —, and as planned after what
 * comes before it where it has not begun.
 */
export function forecast(
  plan: Plan,
  parts: readonly Part[],
  actuals: ReadonlyMap<string, Actual>,
  today: string,
  calendar: Calendar,
): Map<string, { start: string; finish: string }> {
  const later = (from: string, workdays: number): string => {
    if (workdays <= 0) return from;
    const due = dueDate(calendar, from, { value: workdays, unit: 'workday' });
    return due.kind === 'date' ? due.date : from;
  };
  const latest = (...days: (string | undefined)[]): string =>
    days
      .filter((day) => day !== undefined)
      .sort()
      .at(-1) as string;
  const slots = new Map(plan.schedule.slots.map((slot) => [slot.key, slot]));
  const known = new Map(parts.map((part) => [part.key, part]));
  const times = new Map<string, { start: string; finish: string }>();
  const under = new Set<string>();

  const timeOf = (key: string): { start: string; finish: string } | undefined => {
    const done = times.get(key);
    const part = known.get(key);
    if (done || !part || under.has(key)) return done;
    under.add(key);
    const slot = slots.get(key);
    const actual = actuals.get(key);
    const days = slot?.workdays ?? 0;
    const before = plan.edges.filter(({ to }) => to === key).map(({ from }) => timeOf(from)?.finish);
    const start = actual?.begun ?? latest(plan.on, hasEnded(part) ? plan.on : today, ...before);
    const finish = finishOf(part, actual, start, days);
    const time = { start, finish: latest(start, finish) };
    times.set(key, time);
    return time;
  };

  const finishOf = (part: Part, actual: Actual | undefined, start: string, days: number): string => {
    if (hasEnded(part)) return actual?.ended ?? start;
    if (part.state === 'waiting') return later(start, days);
    const clock = actual?.clock;
    if (clock?.stopped) {
      const resumed = latest(today, clock.stopped.expectedEnd ?? undefined);
      return later(resumed, Math.max(0, clock.unit === 'workday' ? clock.remaining : days));
    }
    // Before acceptance the decision has all its days; a clock that ran out says nothing better than today.
    if (clock?.kind === 'decision' && clock.due) return latest(today, clock.due);
    return later(latest(start, today), days);
  };

  for (const { key } of parts) timeOf(key);
  return times;
}
