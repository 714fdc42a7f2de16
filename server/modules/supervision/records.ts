import type { MatterSort, MatterState, MatterWhat } from '../../../contracts/supervision.ts';
import { type Executor, sql } from '../../platform/db/index.ts';
import { type FeedPosition, readFeed } from '../../platform/feed/index.ts';

/** A card or finding as those read it who count them: whose unit's, never whose. */
export type MatterRecord = {
  id: string;
  sort: MatterSort;
  what: MatterWhat;
  divisionCode: string;
  organisationId: string;
  itemCode: string;
  state: MatterState;
  openedAt: Date;
  endedAt: Date | null;
};

const none = '00000000-0000-0000-0000-000000000000';
export const matterFeedStart = [none];

/** Ids of matters that a step was taken on behind `after`. */
export async function touchedMatters(
  executor: Executor,
  after: FeedPosition,
  limit: number,
): Promise<{ ids: string[]; next: FeedPosition }> {
  const feed = { table: 'supervision.event', key: [['matter_id', 'uuid']] } as const;
  const { keys, next } = await readFeed(executor, feed, after, limit);
  return { ids: [...new Set(keys.map(([id = '']) => id))], next };
}

export async function mattersAfter(executor: Executor, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from supervision.matter where id > ${after || none}::uuid order by id limit ${limit}`.execute(
    executor,
  );
  return rows.map(({ id }) => id);
}

export async function matterRecords(executor: Executor, ids: readonly string[]): Promise<MatterRecord[]> {
  const { rows } = await sql<MatterRecord>`
    select id, sort, what, division_code as "divisionCode", organisation_id as "organisationId",
      item_code as "itemCode", state, opened_at as "openedAt", ended_at as "endedAt"
    from supervision.matter where id = any(${[...ids]}::uuid[])`.execute(executor);
  return rows;
}
