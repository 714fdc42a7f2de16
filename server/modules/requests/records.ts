import { type Calendar, workdaysBetween } from '../../platform/calendar/index.ts';
import { localDate } from '../../platform/clock.ts';
import { dateOfDay, dayNumber } from '../../platform/dates.ts';
import { type Executor, sql } from '../../platform/db/index.ts';
import { type FeedPosition, readFeed } from '../../platform/feed/index.ts';
import { requestDue } from './clock.ts';
import { endedStates, evolveRequest, type Request, type RequestEvent } from './request.ts';

/** A request as those read it who count them: neither what it says nor who filed it. Days are YYYY-MM-DD. */
export type RequestRecord = {
  id: string;
  divisionCode: string;
  /** The department that has it; null before one is found, and where it was refused. */
  organisationId: string | null;
  kind: string;
  channel: string;
  state: string;
  rounds: number;
  filedOn: string;
  /** The first answer. */
  answeredOn: string | null;
  closedOn: string | null;
  /** The first answer against the limit of its step; null where none is due any more. */
  settled: { on: string; inTime: boolean } | null;
  /** Working days to the first answer. */
  usedDays: number | null;
  level: number | null;
  ofCase: boolean;
  published: boolean;
};

const none = '00000000-0000-0000-0000-000000000000';
export const requestFeedStart = [none];

/** Ids of requests that a step was taken on behind `after`. */
export async function touchedRequests(
  executor: Executor,
  after: FeedPosition,
  limit: number,
): Promise<{ ids: string[]; next: FeedPosition }> {
  const feed = { table: 'requests.event', key: [['request_id', 'uuid']] } as const;
  const { keys, next } = await readFeed(executor, feed, after, limit);
  return { ids: [...new Set(keys.map(([id = '']) => id))], next };
}

export async function requestsAfter(executor: Executor, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from requests.request where id > ${after || none}::uuid order by id limit ${limit}`.execute(
    executor,
  );
  return rows.map(({ id }) => id);
}

type Row = Pick<RequestRecord, 'id' | 'divisionCode' | 'channel' | 'ofCase'> & { bodies: string[] };

/** Requests from their steps, all of them; an unknown one is missing. */
export async function requestRecords(
  executor: Executor,
  calendar: Calendar,
  ids: readonly string[],
): Promise<RequestRecord[]> {
  const { rows } = await sql<Row>`
    select r.id, r.division_code as "divisionCode", r.channel, r.case_number is not null as "ofCase",
      (select array_agg(e.body order by e.seq) from requests.event e where e.request_id = r.id) as bodies
    from requests.request r where r.id = any(${[...ids]}::uuid[])`.execute(executor);
  return rows.flatMap(({ bodies, ...head }) => recordOf(head, bodies.map(readBody), calendar) ?? []);
}

function readBody(body: string): RequestEvent {
  const { kind, payload, seq, actor, at } = JSON.parse(body) as RequestEvent & { at: string };
  return { kind: kind.split('@')[0], payload, seq, actor, at: new Date(at) } as RequestEvent;
}

function recordOf(
  head: Omit<Row, 'bodies'>,
  events: readonly RequestEvent[],
  calendar: Calendar,
): RequestRecord | undefined {
  let request: Request | undefined;
  let answer: { on: string; late: string | null } | null = null;
  for (const event of events) {
    if (event.kind === 'replied' && request && !answer) {
      const due = requestDue(request, calendar);
      answer = { on: localDate(event.at), late: due && due.at <= event.at ? dayAfter(due.at) : null };
    }
    request = evolveRequest(request, event);
  }
  const [first] = events;
  if (!request || !first) return undefined;
  const filedOn = localDate(first.at);
  const due = answer ? null : requestDue(request, calendar);
  return {
    ...head,
    organisationId: request.organisationId,
    kind: request.kind,
    state: request.state,
    rounds: request.round,
    filedOn,
    answeredOn: answer?.on ?? null,
    closedOn: endedStates.includes(request.state) ? localDate(request.since) : null,
    settled: answer ? settledBy(answer) : due && { on: dayAfter(due.at), inTime: false },
    usedDays: answer && workdaysBetween(calendar, filedOn, answer.on),
    level: request.level,
    published: request.published,
  };
}

/** What was answered late counts on the day after its limit, as it did while it was still open. */
const settledBy = ({ on, late }: { on: string; late: string | null }) => ({
  on: late ?? on,
  inTime: late === null,
});

/** A limit ends with the first moment of the next day. */
const dayAfter = (dueAt: Date): string => dateOfDay(dayNumber(localDate(new Date(dueAt.getTime() - 1))) + 1);
