import type { ClockView } from '../../../contracts/cases.ts';
import type { Calendar } from '../../platform/calendar/index.ts';
import { newSpan, type SpanStop } from './clock-spans.ts';
import { clockView } from './clocks.ts';

/** 行政许可法 art. 42 para. 2: licences handled jointly, from the first acceptance; 15 more with approval. */
const limit = { value: 45, unit: 'workday' as const };
const more = { value: 15, unit: 'workday' as const };

/**
 * The joint limit as a clock like any other. The time of a special procedure of any part does not count (art. 45): days
 * on which several parts stand still are taken out once.
 */
export function jointClock(
  calendar: Calendar,
  now: Date,
  joint: { from: Date; extended: boolean; endedAt: Date | null; stops: readonly SpanStop[] },
): ClockView {
  const span = newSpan('decision', limit, joint.from.toISOString());
  const { endedAt, extended, stops } = joint;
  const lasting = stops.filter(({ to }) => to === null || to > span.from);
  return clockView(
    { ...span, extension: extended ? more : null, endedAt: endedAt?.toISOString() ?? null, stops: lasting },
    calendar,
    now,
  );
}
