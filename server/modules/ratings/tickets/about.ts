import { localDate } from '../../../platform/clock.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';

/** A ticket as lists of supervision show it: by the day, and without the case it is about. */
export type TicketAbout = {
  id: string;
  itemName: string;
  organisationId: string;
  level: number;
  tags: string[];
  state: string;
  day: string;
};

/** Tickets of these cases and counter services, newest day first; within a day by id, which says nothing of the hour. */
export async function ticketsAbout(
  db: Executor,
  ids: readonly string[],
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ tickets: TicketAbout[]; next: string | null }> {
  const [day = '', id = ''] = after?.split('~') ?? [];
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^[0-9a-f-]{36}$/.test(id);
  const opened = sql`(t.opened_at at time zone 'Asia/Shanghai')::date`;
  const { rows } = await sql<Omit<TicketAbout, 'day'> & { openedAt: Date }>`
    select t.id, t.item_name as "itemName", t.organisation_id as "organisationId", t.level, r.tags, t.state,
      t.opened_at as "openedAt"
    from ratings.ticket t join ratings.rating r
      on (r.division_code, r.case_id, r.occasion) = (t.division_code, t.case_id, t.occasion)
    where t.case_id = any(${[...ids]}::uuid[])
      ${known ? sql`and (${opened} < ${day}::date or ${opened} = ${day}::date and t.id > ${id}::uuid)` : sql``}
    order by ${opened} desc, t.id limit ${limit + 1}`.execute(db);
  const tickets = rows.slice(0, limit).map(({ openedAt, ...row }) => ({ ...row, day: localDate(openedAt) }));
  const last = tickets.at(-1);
  return { tickets, next: rows.length > limit && last ? `${last.day}~${last.id}` : null };
}
