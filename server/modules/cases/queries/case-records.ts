import type { DecisionKind } from '../../../../contracts/case-commands.ts';
import type { CaseState } from '../../../../contracts/cases.ts';
import { type Calendar, progress } from '../../../platform/calendar/index.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { type FeedPosition, readFeed } from '../../../platform/feed/index.ts';
import type { Case } from '../case.ts';
import { type Span, spansOf } from '../clock-spans.ts';
import { dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import type { CaseEvent } from '../events/kinds.ts';
import { upcastEvent, type WrittenEvent } from '../events/read.ts';
import type { MaterialRef, PointRef } from '../events/refs.ts';
import { fold } from '../fold.ts';
import { stepsTaken } from './steps-taken.ts';

/** A clock as it went: `last` is the last day (null while it stands still), `used` whole or part working days. */
export type ClockRecord = {
  last: string | null;
  endedAt: string | null;
  endedBy: string | null;
  used: number;
};

/** A case as those read it who count cases: where, what, when; nobody's name. Instants are ISO 8601. */
export type CaseRecord = {
  divisionCode: string;
  id: string;
  number: string;
  placeCode: string;
  organisationId: string;
  item: Case['item'];
  channel: string;
  subjectKind: string;
  state: CaseState;
  decision: DecisionKind | null;
  submittedAt: string;
  acceptedAt: string | null;
  decidedAt: string | null;
  finishedAt: string | null;
  /** Once told what is missing. */
  corrected: boolean;
  /** What that notice named. */
  points: PointRef[];
  /** What it went through (`stepsTaken`). */
  steps: string[];
  materials: MaterialRef[];
  /** The first acceptance clock, and that of the decision. */
  acceptance: ClockRecord | null;
  handling: ClockRecord | null;
};

export type CaseRef = { divisionCode: string; id: string };

const feed = {
  table: 'cases.event',
  key: [
    ['division_code', 'text'],
    ['case_id', 'uuid'],
  ],
} as const;
export const caseFeedStart = ['', '00000000-0000-0000-0000-000000000000'];

/** Cases that something happened to behind `after`; the same one may come again. */
export async function touchedCases(
  executor: Executor,
  after: FeedPosition,
  limit: number,
): Promise<{ cases: CaseRef[]; next: FeedPosition }> {
  const { keys, next } = await readFeed(executor, feed, after, limit);
  const distinct = new Map(keys.map(([divisionCode = '', id = '']) => [id, { divisionCode, id }] as const));
  return { cases: [...distinct.values()], next };
}

/** All cases by their key, `limit` at a time. */
export async function casesAfter(
  executor: Executor,
  after: CaseRef | null,
  limit: number,
): Promise<CaseRef[]> {
  const { rows } = await sql<CaseRef>`
    select division_code as "divisionCode", id from cases."case"
    where (division_code, id) > (${after?.divisionCode ?? ''}, ${after?.id ?? caseFeedStart[1]}::uuid)
    order by division_code, id limit ${limit}`.execute(executor);
  return rows;
}

/** Cases from their events, all of them; an unknown one is missing. */
export async function caseRecords(
  ctx: Pick<CasesContext, 'calendar' | 'neighbours'>,
  executor: Executor,
  refs: readonly CaseRef[],
): Promise<CaseRecord[]> {
  if (refs.length === 0) return [];
  // As one text, for a body is JSON: parsed at once it takes a tenth of the time of an array of texts.
  const { rows } = await sql<{ id: string; bodies: string }>`
    select e.case_id as id, '[' || string_agg(e.body, ',' order by e.seq) || ']' as bodies
    from unnest(${refs.map((ref) => ref.divisionCode)}::text[], ${refs.map((ref) => ref.id)}::uuid[]) as wanted (division, id)
      join cases.event e on e.division_code = wanted.division and e.case_id = wanted.id
    group by e.case_id`.execute(executor);
  const records: CaseRecord[] = [];
  for (const { id, bodies } of rows) {
    const events = (JSON.parse(bodies) as WrittenEvent[]).map((event) => upcastEvent(event));
    const state = fold(events);
    if (!state) continue;
    const path = await ctx.neighbours.path(state.placeCode);
    records.push(recordOf(id, state, events, ctx.calendar.forDivisions(path.map(({ code }) => code))));
  }
  return records;
}

function recordOf(id: string, state: Case, events: readonly CaseEvent[], calendar: Calendar): CaseRecord {
  const spans = spansOf(events);
  const first = spans.find((span) => span.kind === 'acceptance');
  const handling = spans.findLast((span) => span.kind === 'decision');
  const begun = events.findLastIndex(({ kind }) => kind === 'accepted' || kind === 'deemed-accepted');
  const submitted = events[0]?.kind === 'submitted' ? events[0].payload : undefined;
  return {
    divisionCode: state.divisionCode,
    id,
    number: state.number,
    placeCode: state.placeCode,
    organisationId: state.organisationId,
    item: state.item,
    channel: submitted?.channel ?? '',
    subjectKind: state.subject.kind,
    state: state.state,
    decision: state.decision?.decision ?? null,
    submittedAt: state.submittedAt,
    acceptedAt: state.acceptedAt,
    decidedAt: state.decidedAt,
    finishedAt: state.finishedAt,
    corrected: state.correction !== null,
    points: state.correction?.points ?? [],
    steps: stepsTaken(state, events),
    materials: state.materials,
    acceptance: first ? clockRecord(first, events, calendar) : null,
    handling: handling ? clockRecord(handling, events.slice(begun), calendar) : null,
  };
}

const ending: ReadonlySet<string> = new Set([
  'accepted',
  'deemed-accepted',
  'correction-requested',
  'acceptance-refused',
  'withdrawn',
  'decided',
  'voided',
]);

/** Long enough that no stop lies behind its end: only what was used of it is asked. */
const tenYears = { value: 2500, unit: 'workday' } as const;

/** `events` begin with the one that started the clock. */
function clockRecord(span: Span, events: readonly CaseEvent[], calendar: Calendar): ClockRecord {
  const { endedAt } = span;
  const last = dueOf(span, calendar)?.date ?? null;
  if (!endedAt) return { last, endedAt, endedBy: null, used: 0 };
  const stops = span.stops.map(({ from, to, cause, article }) => ({
    from,
    ...(to ? { to } : {}),
    reason: cause,
    article: article ?? '',
  }));
  return {
    last,
    endedAt,
    endedBy: events.slice(1).find((event) => ending.has(event.kind))?.kind ?? null,
    used: progress(calendar, span.from, tenYears, endedAt, stops).used,
  };
}
