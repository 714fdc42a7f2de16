import type { StaffActor } from '../../../../contracts/identity.ts';
import type {
  TicketList,
  TicketQuery,
  TicketQueue,
  TicketRow,
  TicketState,
} from '../../../../contracts/rating-tickets.ts';
import { localDate, startOfDay } from '../../../platform/clock.ts';
import { type RawBuilder, sql } from '../../../platform/db/index.ts';
import { inScope, scopeOf } from '../../identity/index.ts';
import { organisationNames } from '../../regions/index.ts';
import type { RatingsContext } from '../context.ts';

type Row = Omit<TicketRow, 'organisationName' | 'openedAt' | 'due' | 'late'> & {
  organisationId: string;
  openedAt: Date;
  dueAt: Date | null;
};

/** What waits for whom. */
const supervisors: TicketState[] = ['verifying', 'excluding', 'replied'];
const departments: TicketState[] = ['mending', 'mended'];
const ended: TicketState[] = ['closed', 'excluded'];
const page = 50;

export const ticketColumns = sql`t.id, t.state, t.version, t.level, r.tags, t.item_name as "itemName", t.round,
  t.organisation_id as "organisationId", t.opened_at as "openedAt", t.due_at as "dueAt"`;
export const withRating = sql`ratings.ticket t join ratings.rating r
  on (r.division_code, r.case_id, r.occasion) = (t.division_code, t.case_id, t.occasion)`;

/** Tickets in the officer's scope, the most urgent first: what waits for her, all that run, those that ended. */
export async function listTickets(
  ctx: RatingsContext,
  staff: StaffActor,
  { queue = 'mine', text, after }: TicketQuery,
): Promise<TicketList> {
  const conditions: Record<TicketQueue, RawBuilder<boolean>> = {
    mine: sql<boolean>`(t.state = any(${supervisors}) and ${within(staff, 'rating.handle')}
      or t.state = any(${departments}) and ${within(staff, 'rating.mend')})`,
    open: sql<boolean>`t.ended_at is null and ${readable(staff)}`,
    ended: sql<boolean>`t.state = any(${ended}) and ${readable(staff)}`,
  };
  const [{ rows }, counts] = await Promise.all([
    sql<Row>`select ${ticketColumns} from ${withRating} where ${conditions[queue]} ${named(text)} ${behind(after)}
      order by coalesce(t.due_at, 'infinity'), t.id limit ${page + 1}`.execute(ctx.db),
    countAll(ctx, conditions),
  ]);
  const names = await organisationNames(ctx.db, [...new Set(rows.map((row) => row.organisationId))]);
  const shown = rows.slice(0, page).map((row) => presentRow(row, names, ctx.clock.now()));
  const last = rows.length > page ? rows[page - 1] : undefined;
  return {
    counts,
    rows: shown,
    next: last ? `${last.dueAt?.toISOString() ?? 'infinity'}~${last.id}` : null,
  };
}

function named(text: string | undefined): RawBuilder<unknown> {
  const wanted = text?.trim();
  return wanted ? sql`and t.item_name ilike ${`%${wanted.replace(/[\\%_]/g, '\\$&')}%`}` : sql``;
}

function behind(after: string | undefined): RawBuilder<unknown> {
  const [due = '', id = ''] = after?.split('~') ?? [];
  if (!/^[0-9a-f-]{36}$/.test(id) || !(due === 'infinity' || !Number.isNaN(Date.parse(due)))) return sql``;
  return sql`and (coalesce(t.due_at, 'infinity'), t.id) > (${due}::timestamptz, ${id}::uuid)`;
}

async function countAll(
  ctx: RatingsContext,
  conditions: Record<TicketQueue, RawBuilder<boolean>>,
): Promise<Record<TicketQueue, number>> {
  const { rows } = await sql<Record<TicketQueue, number>>`
    select (select count(*)::int from ratings.ticket t where ${conditions.mine}) as mine,
      (select count(*)::int from ratings.ticket t where ${conditions.open}) as open,
      (select count(*)::int from ratings.ticket t where ${conditions.ended}) as ended`.execute(ctx.db);
  return rows[0] ?? { mine: 0, open: 0, ended: 0 };
}

export function presentRow(row: Row, names: ReadonlyMap<string, string>, now: Date): TicketRow {
  const { organisationId, openedAt, dueAt, ...rest } = row;
  return {
    ...rest,
    organisationName: names.get(organisationId) ?? organisationId,
    // The day only: a clerk knows whom she served at that minute.
    openedAt: startOfDay(localDate(openedAt)).toISOString(),
    // The end of a day is the first moment of the next.
    due: dueAt && localDate(new Date(dueAt.getTime() - 1)),
    late: dueAt !== null && dueAt <= now,
  };
}

const within = (staff: StaffActor, permission: 'rating.handle' | 'rating.mend') =>
  sql<boolean>`(${inScope('t', scopeOf(staff.grants, permission))})`;
const readable = (staff: StaffActor) =>
  sql<boolean>`(${within(staff, 'rating.handle')} or ${within(staff, 'rating.mend')})`;
