import type { RunningTickets, TicketFigures } from '../../../../contracts/rating-tickets.ts';
import { workdaysBetween } from '../../../platform/calendar/index.ts';
import { endOfDay, localDate, startOfDay } from '../../../platform/clock.ts';
import { type Db, sql } from '../../../platform/db/index.ts';
import type { RatingsContext } from '../context.ts';

type Counts = Record<
  'bad' | 'verified' | 'valid' | 'mended' | 'named' | 'replied' | 'revisited' | 'ended' | 'published',
  number
>;

/**
 * The loop of a division in figures, for ratings given from the first day to the last, both included. 差评整改率: mended
 * in time ÷ valid; 实名差评回复率、回访率: ÷ named. A share of nothing is null, not 100 %.
 */
export async function ticketFigures(
  db: Db,
  divisionCode: string,
  { from, to }: { from: string; to: string },
): Promise<TicketFigures> {
  const [first, last] = [startOfDay(from), endOfDay(to)];
  const [levels, tickets] = await Promise.all([
    sql<{ level: number; count: number }>`
      select level, count(*)::int as count from ratings.counted
      where division_code = ${divisionCode} and at >= ${first} and at < ${last} group by level`.execute(db),
    sql<Counts>`
      select count(*)::int as bad, count(verified_at)::int as verified,
        count(*) filter (where finding = 'valid')::int as valid,
        count(*) filter (where finding = 'valid' and mended_at <= mend_due_at)::int as mended,
        count(*) filter (where named and finding = 'valid')::int as named,
        count(replied_at) filter (where named and finding = 'valid')::int as replied,
        count(revisited_at) filter (where named and finding = 'valid')::int as revisited,
        count(ended_at)::int as ended, count(published_at)::int as published
      from ratings.ticket where division_code = ${divisionCode} and opened_at >= ${first} and opened_at < ${last}`.execute(
      db,
    ),
  ]);
  const counts = tickets.rows[0] as Counts;
  const shares: [string, number, number][] = [
    ['verified', counts.verified, counts.bad],
    ['mended', counts.mended, counts.valid],
    ['replied', counts.replied, counts.named],
    ['revisited', counts.revisited, counts.named],
    ['published', counts.published, counts.ended],
  ];
  return {
    from,
    to,
    ratings: levels.rows.reduce((sum, row) => sum + row.count, 0),
    bad: counts.bad,
    byLevel: Object.fromEntries(
      [5, 4, 3, 2, 1].map((level) => [level, levels.rows.find((row) => row.level === level)?.count ?? 0]),
    ),
    shares: shares.map(([id, part, whole]) => ({
      id,
      part,
      whole,
      share: whole ? Math.round((part / whole) * 1000) / 10 : null,
    })),
  };
}

/** Tickets that are not ended: how many, how many over their step's limit, and for how many working days the oldest. */
export async function runningTickets(
  ctx: Pick<RatingsContext, 'db' | 'clock' | 'calendar'>,
  divisionCode: string,
): Promise<RunningTickets> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ open: number; late: number; oldest: Date | null }>`
    select count(*)::int as open, count(*) filter (where due_at <= ${now})::int as late, min(opened_at) as oldest
    from ratings.ticket where division_code = ${divisionCode} and ended_at is null`.execute(ctx.db);
  const { open = 0, late = 0, oldest = null } = rows[0] ?? {};
  const longest = oldest && workdaysBetween(ctx.calendar, localDate(oldest), localDate(now));
  return { open, late, longest };
}

export type PublishedTicket = { itemName: string; level: number; tags: string[]; text: string; at: Date };

/** What was published of a division, newest first. */
export async function publishedTickets(db: Db, divisionCode: string, limit = 20): Promise<PublishedTicket[]> {
  const { rows } = await sql<PublishedTicket>`
    select t.item_name as "itemName", t.level, r.tags, t.public_text as text, t.published_at as at
    from ratings.ticket t join ratings.rating r
      on (r.division_code, r.case_id, r.occasion) = (t.division_code, t.case_id, t.occasion)
    where t.division_code = ${divisionCode} and t.published_at is not null
    order by t.published_at desc limit ${limit}`.execute(db);
  return rows;
}
