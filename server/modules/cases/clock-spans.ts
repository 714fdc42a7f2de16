import type { ClockPayloads } from './events/clock.ts';
import type { CaseEvent } from './events/kinds.ts';
import type { ClockKind, LimitRef } from './events/refs.ts';

/** 行政许可法 art. 32 para. 1 no. 4: all that is missing is told within five working days of receipt. */
export const acceptanceLimit: LimitRef = { value: 5, unit: 'workday' };

/** A time that does not count: until `to`, or still running. What it says is told with the clock. */
export type SpanStop = {
  from: string;
  to: string | null;
  /** special-step, or a key of suspensionCauses. */
  cause: string;
  step: string | null;
  article: string | null;
  expectedEnd: string | null;
};

/** One run of a clock. A correction notice ends the acceptance clock and a resubmission starts a new one. */
export type Span = {
  kind: ClockKind;
  from: string;
  limit: LimitRef;
  endedAt: string | null;
  stops: readonly SpanStop[];
  extension: LimitRef | null;
};

/** A clock that has just begun. */
export const newSpan = (kind: Span['kind'], limit: LimitRef, from: string): Span => ({
  kind,
  from,
  limit,
  endedAt: null,
  stops: [],
  extension: null,
});

/** The clocks of a case, oldest first: a pure function of its events. */
export function spansOf(events: readonly CaseEvent[]): Span[] {
  const spans: Span[] = [];
  const open = new Map<string, SpanStop>();
  let limits: { acceptance: LimitRef; decision: LimitRef | null; delivery: LimitRef | null } | undefined;
  let received = '';
  const change = (with_: (running: Span) => Span) => {
    const running = spans.at(-1);
    if (running && !running.endedAt) spans[spans.length - 1] = with_(running);
  };
  const end = (at: string) =>
    change((running) => ({ ...running, endedAt: at, stops: running.stops.map((stop) => upTo(stop, at)) }));
  const start = (kind: Span['kind'], limit: LimitRef | null | undefined, from: string) => {
    if (limit) spans.push(newSpan(kind, limit, from));
  };
  const stop = (name: string, one: SpanStop) => {
    open.set(name, one);
    change((running) => ({ ...running, stops: [...running.stops, one] }));
  };
  const resume = (name: string, at: string) => {
    const stopped = open.get(name);
    change((running) => ({
      ...running,
      stops: running.stops.map((one) => (one === stopped ? upTo(one, at) : one)),
    }));
  };
  for (const event of events) {
    const { at } = event;
    switch (event.kind) {
      case 'submitted':
        limits = { ...event.payload.limits, delivery: event.payload.rules.delivery };
        received = at;
        start('acceptance', limits.acceptance, at);
        break;
      case 'resubmitted':
        received = at;
        start('acceptance', limits?.acceptance, at);
        break;
      case 'accepted':
        end(at);
        start('decision', limits?.decision, at);
        break;
      case 'deemed-accepted':
        end(at);
        start('decision', limits?.decision, received);
        break;
      case 'suspended':
        stop('suspension', suspensionStop(event.payload, at));
        break;
      case 'resumed':
        resume('suspension', at);
        break;
      case 'special-step-begun':
        if (event.payload.step.stopsClock) stop(`step ${event.payload.no}`, stepStop(event.payload, at));
        break;
      case 'special-step-asked':
      case 'special-step-ended':
        resume(`step ${event.payload.no}`, at);
        break;
      case 'extended':
        change((running) => ({ ...running, extension: event.payload.limit }));
        break;
      case 'correction-requested':
      case 'acceptance-refused':
      case 'withdrawn':
      case 'finished':
      case 'voided':
        end(at);
        break;
      case 'decided':
        end(at);
        if (event.payload.decision !== 'refuse') start('delivery', limits?.delivery, at);
        break;
    }
  }
  return spans;
}

export const upTo = (stop: SpanStop, at: string): SpanStop => ({ ...stop, to: stop.to ?? at });

export function suspensionStop(payload: ClockPayloads['suspended'], from: string): SpanStop {
  const { cause, article, expectedEnd } = payload;
  return { from, to: null, cause, step: null, article, expectedEnd };
}

/** 行政许可法 art. 45, or what else the item names. */
export function stepStop(payload: ClockPayloads['special-step-begun'], from: string): SpanStop {
  const { step, expectedEnd } = payload;
  return { from, to: null, cause: 'special-step', step: step.name, article: step.basis, expectedEnd };
}

/** The clock that runs now or stands still for a while, or null. */
export function runningSpan(spans: readonly Span[]): Span | null {
  const last = spans.at(-1);
  return last && !last.endedAt ? last : null;
}

/** The stop that keeps the clock still; of several the one that began first. */
export const openStop = (span: Span): SpanStop | null => span.stops.find((stop) => !stop.to) ?? null;
