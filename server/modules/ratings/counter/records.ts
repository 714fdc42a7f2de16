import { type Executor, sql } from '../../../platform/db/index.ts';
import { type FeedPosition, readFeed } from '../../../platform/feed/index.ts';
import { distinct, none, type Touched } from '../records.ts';

/** A counter service as those read it who count them: neither whom it served nor who served. */
export type ServiceRecord = {
  id: string;
  divisionCode: string;
  organisationId: string;
  /** '' where it was about no item. */
  itemCode: string;
  windowId: string;
  windowName: string;
  startedAt: Date;
  endedAt: Date | null;
  /** Of its first rating, as far as that counts. */
  level: number | null;
};

/** Ids of services that began or ended behind `after`. */
export async function touchedServices(
  executor: Executor,
  after: FeedPosition,
  limit: number,
): Promise<Touched> {
  const feed = { table: 'ratings.counter_service', key: [['id', 'uuid']] } as const;
  return distinct(await readFeed(executor, feed, after, limit));
}

/** All services by their id. */
export async function servicesAfter(executor: Executor, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ratings.counter_service where id > ${after || none}::uuid order by id limit ${limit}`.execute(
    executor,
  );
  return rows.map(({ id }) => id);
}

/** Services of these ids; others are of something else. */
export async function serviceRecords(executor: Executor, ids: readonly string[]): Promise<ServiceRecord[]> {
  const { rows } = await sql<ServiceRecord>`
    select s.id, s.division_code as "divisionCode", s.organisation_id as "organisationId", s.item_code as "itemCode",
      s.window_id as "windowId", s.window_name as "windowName", s.started_at as "startedAt", s.ended_at as "endedAt",
      r.level
    from ratings.counter_service s left join ratings.counted r
      on r.division_code = s.division_code and r.case_id = s.id and r.occasion = 1
    where s.id = any(${[...ids]}::uuid[])`.execute(executor);
  return rows;
}

/** What windows were called last. */
export async function windowNames(executor: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select w.id, s.window_name as name from unnest(${[...ids]}::text[]) as w (id) cross join lateral (
      select window_name from ratings.counter_service where window_id = w.id order by started_at desc limit 1) s`.execute(
    executor,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
