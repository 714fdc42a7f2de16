import { type Executor, sql } from '../../platform/db/index.ts';
import { type FeedPosition, readFeed } from '../../platform/feed/index.ts';

/** One licence asked for instead of a paper; who asked and whose it is are left out. */
export type CallRecord = {
  id: string;
  placeCode: string | null;
  organisationId: string | null;
  itemCode: string | null;
  typeId: string;
  kind: string;
  outcome: string;
  at: Date;
};

const none = '00000000-0000-0000-0000-000000000000';
export const callFeedStart = [none];

/** Calls behind `after`. What a holder shows herself is no call. */
export async function touchedCalls(
  executor: Executor,
  after: FeedPosition,
  limit: number,
): Promise<{ ids: string[]; next: FeedPosition }> {
  const { keys, next } = await readFeed(
    executor,
    { table: 'licences.use', key: [['id', 'uuid']] },
    after,
    limit,
  );
  return { ids: keys.map(([id = '']) => id), next };
}

export async function callsAfter(executor: Executor, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from licences.use where id > ${after || none}::uuid order by id limit ${limit}`.execute(
    executor,
  );
  return rows.map(({ id }) => id);
}

export async function callRecords(executor: Executor, ids: readonly string[]): Promise<CallRecord[]> {
  const { rows } = await sql<CallRecord>`
    select id, place_code as "placeCode", organisation_id as "organisationId", item_code as "itemCode",
      type_id as "typeId", kind, outcome, at
    from licences.use where id = any(${[...ids]}::uuid[]) and kind in ('shared', 'pulled')`.execute(executor);
  return rows;
}
