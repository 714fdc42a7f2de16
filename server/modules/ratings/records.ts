import { type Executor, sql } from '../../platform/db/index.ts';
import { type FeedPosition, readFeed } from '../../platform/feed/index.ts';

/** A rating as those read it who count ratings: no text, and nobody's name. */
export type RatingRecord = {
  divisionCode: string;
  caseId: string;
  /** What `caseId` names. */
  about: 'case' | 'service';
  occasion: number;
  level: number;
  named: boolean;
  channel: string;
  organisationId: string;
  itemCode: string;
  tags: string[];
  at: Date;
};
/** A ticket as it stands. */
export type TicketRecord = {
  id: string;
  divisionCode: string;
  organisationId: string;
  itemCode: string;
  channel: string;
  level: number;
  named: boolean;
  state: string;
  finding: string | null;
  openedAt: Date;
  mendedAt: Date | null;
  mendDueAt: Date | null;
  repliedAt: Date | null;
  revisitedAt: Date | null;
  publishedAt: Date | null;
};

export const none = '00000000-0000-0000-0000-000000000000';
export const ratingFeedStart = [none];

export type Touched = { ids: string[]; next: FeedPosition };
export const distinct = ({ keys, next }: { keys: string[][]; next: FeedPosition }): Touched => ({
  ids: [...new Set(keys.map(([id = '']) => id))],
  next,
});

/** Ids of what was rated, or found to count or not to count, behind `after`. */
export async function touchedRatings(
  executor: Executor,
  after: FeedPosition,
  limit: number,
): Promise<Touched> {
  return distinct(
    await readFeed(executor, { table: 'ratings.touched', key: [['case_id', 'uuid']] }, after, limit),
  );
}

/** Ids of tickets that a step was taken on behind `after`. */
export async function touchedTickets(
  executor: Executor,
  after: FeedPosition,
  limit: number,
): Promise<Touched> {
  const feed = { table: 'ratings.ticket_event', key: [['ticket_id', 'uuid']] } as const;
  return distinct(await readFeed(executor, feed, after, limit));
}

/** All that was rated, by its id. */
export async function ratedAfter(executor: Executor, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct case_id as id from ratings.rating where case_id > ${after || none}::uuid
    order by case_id limit ${limit}`.execute(executor);
  return rows.map(({ id }) => id);
}

export async function ticketsAfter(executor: Executor, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ratings.ticket where id > ${after || none}::uuid order by id limit ${limit}`.execute(
    executor,
  );
  return rows.map(({ id }) => id);
}

/** The ratings of these cases and counter services, as far as they count. */
export async function ratingRecords(executor: Executor, caseIds: readonly string[]): Promise<RatingRecord[]> {
  const { rows } = await sql<RatingRecord>`
    select division_code as "divisionCode", case_id as "caseId", about, occasion, level, named, channel,
      organisation_id as "organisationId", item_code as "itemCode", tags, at
    from ratings.counted where case_id = any(${[...caseIds]}::uuid[])`.execute(executor);
  return rows;
}

export async function ticketRecords(executor: Executor, ids: readonly string[]): Promise<TicketRecord[]> {
  const { rows } = await sql<TicketRecord>`
    select t.id, t.division_code as "divisionCode", t.organisation_id as "organisationId", t.item_code as "itemCode",
      r.channel, t.level, t.named, t.state, t.finding, t.opened_at as "openedAt", t.mended_at as "mendedAt",
      t.mend_due_at as "mendDueAt", t.replied_at as "repliedAt", t.revisited_at as "revisitedAt",
      t.published_at as "publishedAt"
    from ratings.ticket t join ratings.rating r
      on (r.division_code, r.case_id, r.occasion) = (t.division_code, t.case_id, t.occasion)
    where t.id = any(${[...ids]}::uuid[])`.execute(executor);
  return rows;
}
