import { endOfDay } from '../../platform/clock.ts';
import type { Case } from './case.ts';
import { newSpan, runningSpan, type Span } from './clock-spans.ts';
import type { Due } from './clocks.ts';
import { nextDue } from './later.ts';
import { entrustedOn } from './scope.ts';
import { askingStep, owedStep } from './special-steps.ts';

/** What lists keep of a case after each event: all of it follows from the events and the calendar. */
export type RowState = {
  state: string;
  version: number;
  lastHash: string;
  agentId: string;
  /** Changes where the case is transferred. */
  organisationId: string;
  handlerId: string | null;
  handlerSince: string | null;
  acceptedAt: string | null;
  decidedAt: string | null;
  finishedAt: string | null;
  acceptanceDue: Date | null;
  decisionDue: Date | null;
  dueAt: Date | null;
  warnAt: Date | null;
  sortAt: Date;
  /** When silence accepts it (art. 32); null where it never does. */
  deemedDue: Date | null;
  /** Of the calendar that the due times were reckoned by. */
  calendarVersion: string;
  /** Since when the clock stands still, and until the end of which day it was said to. */
  stoppedSince: string | null;
  stopUntil: Date | null;
  /** 容缺后补: the next day by which something must be there, and when its applicant is reminded. */
  supplyDue: Date | null;
  supplyWarn: Date | null;
  /** 委托受理、委托制证: the other organisation that has it now. */
  entrustedTo: string | null;
};

/**
 * The end of the days for asking, while people may still ask for a hearing (art. 47); once they have asked, that of the
 * last day on which it can be called in time: no longer than the law allows, with the days of notice (art. 48).
 */
function watchedUntil({ state, steps }: Case, dueOf: (span: Span) => Due | null): Date | null {
  if (state !== 'accepted' && state !== 'reviewed') return null;
  const asking = askingStep(steps);
  if (asking) return endOfDay(asking.expectedEnd);
  const owed = owedStep(steps);
  if (!owed?.days) return null;
  const limit = { value: Math.max(1, owed.days - (owed.noticeDays ?? 0)), unit: 'workday' as const };
  return dueOf(newSpan('decision', limit, owed.since))?.at ?? null;
}

/** `since` is when the case came into its present state; `dueOf` reads a clock on the calendar of the division. */
export function rowState(
  state: Case,
  lastHash: string,
  spans: readonly Span[],
  dueOf: (span: Span) => Due | null,
  since: string,
  calendarVersion: string,
): RowState {
  const running = runningSpan(spans);
  const due = running ? dueOf(running) : null;
  const latest = (kind: Span['kind']) => {
    const span = spans.findLast((one) => one.kind === kind);
    return span ? (dueOf(span)?.at ?? null) : null;
  };
  // What was withdrawn or voided awaits nothing any more.
  const standing = ['accepted', 'reviewed'].includes(state.state) && !due;
  const stop = standing ? state.stops.find((one) => !one.to) : undefined;
  const over = state.state === 'withdrawn' || state.state === 'voided';
  const supply = over ? null : nextDue(state.later, state.acceptedAt, dueOf);
  return {
    state: state.state,
    version: state.version,
    lastHash,
    agentId: state.agentId,
    organisationId: state.organisationId,
    handlerId: state.handler?.staffId ?? null,
    handlerSince: state.handler?.since ?? null,
    acceptedAt: state.acceptedAt,
    decidedAt: state.decidedAt,
    finishedAt: state.finishedAt,
    acceptanceDue: latest('acceptance'),
    decisionDue: latest('decision'),
    dueAt: due?.at ?? null,
    warnAt: due?.warnAt ?? null,
    sortAt: due?.at ?? new Date(since),
    deemedDue: running?.kind === 'acceptance' && state.rules.deemed ? (due?.at ?? null) : null,
    calendarVersion,
    stoppedSince: stop?.from ?? null,
    stopUntil: stop?.expectedEnd ? endOfDay(stop.expectedEnd) : over ? null : watchedUntil(state, dueOf),
    supplyDue: supply?.at ?? null,
    supplyWarn: supply && !state.later.reminded ? supply.warnAt : null,
    entrustedTo: entrustedOn(state)?.organisationId ?? null,
  };
}
