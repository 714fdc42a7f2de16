import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';
import type { Calendar } from '../../../platform/calendar/index.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import type { Case } from '../case.ts';
import { runningSpan, type Span, type SpanStop, spansOf } from '../clock-spans.ts';
import { dueOf, yellowOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import type { CaseEvent } from '../events/kinds.ts';
import { readEvent } from '../events/read.ts';
import type { ClockKind, LimitRef } from '../events/refs.ts';
import { fold } from '../fold.ts';
import { spanOf } from '../review/rows.ts';
import { openJson, places } from '../sealing.ts';
import type { CaseRef } from './case-records.ts';

/** An event as evidence: with the SM3 that the chain gave it. */
export type EvidentEvent = CaseEvent & { hash: string };

/** A clock of the case or of one seat of its route, by the calendar in force now. */
export type SupervisedClock = {
  kind: ClockKind | 'step';
  /** Of a step: its name, and the seat that was to speak. */
  step: { id: string; name: string; seat: string } | null;
  /** Whose it is to keep: the unit with its place, and of a seat the officer it names. */
  unit: { organisationId: string; divisionCode: string };
  seatOf: string | null;
  from: string;
  limit: LimitRef;
  extension: LimitRef | null;
  stops: readonly SpanStop[];
  endedAt: string | null;
  yellowAt: Date | null;
  /** 24:00 of the last day; null while it stands still. */
  dueAt: Date | null;
};

/** A case as supervision reads it: events, clocks, and what lists keep. No applicant. */
export type SupervisedCase = CaseRef & {
  number: string;
  placeCode: string;
  organisationId: string;
  item: Case['item'];
  itemName: string;
  submittedAt: string;
  decidedAt: string | null;
  events: readonly EvidentEvent[];
  clocks: readonly SupervisedClock[];
  /** The last day as lists keep it, by which calendar, and as the events say. Null: the lists are ahead of the events. */
  kept: { dueAt: Date | null; calendar: string | null; reckoned: Date | null } | null;
  /** The officer who had it at a moment; null: nobody. */
  handlerAt(at: Date): string | null;
  /** What an officer wrote with the one correction notice; empty: there was none. */
  demanded(): Promise<CorrectionPoint[]>;
};

type Row = {
  id: string;
  itemName: string;
  version: number;
  dueAt: Date | null;
  calendar: string | null;
  bodies: string[];
  hashes: string[];
};

/** Cases with all their events; an unknown one is missing. Sealed texts are opened only when asked for. */
export async function supervisedCases(
  ctx: Pick<CasesContext, 'calendar' | 'neighbours' | 'keyring'>,
  executor: Executor,
  refs: readonly CaseRef[],
): Promise<SupervisedCase[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<Row>`
    select c.id, c.item_name as "itemName", c.version, c.due_at as "dueAt", c.calendar_version as calendar,
      array_agg(e.body order by e.seq) as bodies, array_agg(e.hash order by e.seq) as hashes
    from unnest(${refs.map((ref) => ref.divisionCode)}::text[], ${refs.map((ref) => ref.id)}::uuid[]) as wanted (division, id)
      join cases."case" c on c.division_code = wanted.division and c.id = wanted.id
      join cases.event e on e.division_code = c.division_code and e.case_id = c.id
    group by c.division_code, c.id`.execute(executor);
  const found: SupervisedCase[] = [];
  for (const row of rows) {
    const events = row.bodies.map((body, index) => ({
      ...readEvent(body),
      hash: row.hashes[index] as string,
    }));
    const state = fold(events);
    if (!state) continue;
    const path = await ctx.neighbours.path(state.placeCode);
    const calendar = ctx.calendar.forDivisions(path.map(({ code }) => code));
    found.push(caseOf(ctx, executor, row, state, events, calendar));
  }
  return found;
}

function caseOf(
  ctx: Pick<CasesContext, 'keyring'>,
  executor: Executor,
  row: Row,
  state: Case,
  events: readonly EvidentEvent[],
  calendar: Calendar,
): SupervisedCase {
  const spans = spansOf(events);
  const running = runningSpan(spans);
  return {
    divisionCode: state.divisionCode,
    id: row.id,
    number: state.number,
    placeCode: state.placeCode,
    organisationId: state.organisationId,
    item: state.item,
    itemName: row.itemName,
    submittedAt: state.submittedAt,
    decidedAt: state.decidedAt,
    events,
    clocks: [...spans.map((span) => ofCase(state, span, calendar)), ...ofSteps(state, calendar)],
    kept:
      row.version === state.version
        ? {
            dueAt: row.dueAt,
            calendar: row.calendar,
            reckoned: (running && dueOf(running, calendar)?.at) ?? null,
          }
        : null,
    handlerAt: (at) => fold(events.filter((event) => new Date(event.at) < at))?.handler?.staffId ?? null,
    demanded: () => demandsOf(ctx, executor, row.id, state),
  };
}

const clockOf = (span: Span, calendar: Calendar) => ({
  from: span.from,
  limit: span.limit,
  extension: span.extension,
  stops: span.stops,
  endedAt: span.endedAt,
  yellowAt: yellowOf(span, calendar),
  dueAt: dueOf(span, calendar)?.at ?? null,
});

function ofCase(state: Case, span: Span, calendar: Calendar): SupervisedClock {
  const { acceptedBy } = state.rules;
  const organisationId = span.kind === 'acceptance' && acceptedBy ? acceptedBy : state.organisationId;
  return {
    kind: span.kind,
    step: null,
    unit: { organisationId, divisionCode: state.placeCode },
    seatOf: null,
    ...clockOf(span, calendar),
  };
}

/** Seats of officers that the route waits for; bodies outside have no officer here, advice is not waited for. */
function ofSteps({ route, stops, placeCode, organisationId }: Case, calendar: Calendar): SupervisedClock[] {
  return (route?.steps ?? []).flatMap((step) =>
    step.seats.flatMap((seat): SupervisedClock[] => {
      if (!seat.since || seat.body || seat.advisory) return [];
      const ended = seat.opinion?.at ?? seat.unanswered?.at ?? step.doneAt;
      const asked = seat.delegate && !seat.delegate.answer ? seat.delegate.staff : seat.staff;
      return [
        {
          kind: 'step',
          step: { id: step.id, name: step.name, seat: seat.id },
          unit: {
            organisationId: seat.organisation ?? organisationId,
            divisionCode: seat.organisation && seat.place ? seat.place : placeCode,
          },
          seatOf: asked,
          ...clockOf(spanOf(seat.since, seat.limit, ended, stops), calendar),
        },
      ];
    }),
  );
}

async function demandsOf(
  ctx: Pick<CasesContext, 'keyring'>,
  executor: Executor,
  caseId: string,
  { divisionCode, correction }: Case,
): Promise<CorrectionPoint[]> {
  if (!correction) return [];
  const { id } = correction.text;
  const { rows } = await sql<{ sealed: string }>`
    select sealed from cases.text where division_code = ${divisionCode} and case_id = ${caseId} and id = ${id}`.execute(
    executor,
  );
  const sealed = rows[0]?.sealed;
  return sealed ? openJson<CorrectionPoint[]>(ctx, sealed, places.text(id)) : [];
}
