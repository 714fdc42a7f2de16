import type { RatingFlag } from '../../../../contracts/rating-flags.ts';
import type { RatingChannel } from '../../../../contracts/ratings.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import type { Found } from './flags.ts';

export type Flagged = {
  divisionCode: string;
  subjectId: string;
  /** Null: an attempt; nothing was kept as a rating. */
  occasion: number | null;
  channel: RatingChannel;
  organisationId: string;
  itemName: string;
};

export async function insertFlags(
  executor: Executor,
  about: Flagged,
  found: readonly Found[],
  at: Date,
): Promise<void> {
  for (const { flag, excludes, evidence } of found) {
    await sql`
      insert into ratings.rating_flag (division_code, subject_id, occasion, flag, excludes, channel, evidence,
        organisation_id, item_name, at)
      values (${about.divisionCode}, ${about.subjectId}, ${about.occasion}, ${flag}, ${excludes}, ${about.channel},
        ${JSON.stringify(evidence)}, ${about.organisationId}, ${about.itemName}, ${at})`.execute(executor);
  }
}

/** Ratings of a level given at a window since then. */
export async function alikeSince(
  db: Executor,
  { windowId, level, since }: { windowId: string | null; level: number; since: Date },
): Promise<number> {
  if (!windowId) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ratings.rating
    where window_id = ${windowId} and level = ${level} and at > ${since}`.execute(db);
  return rows[0]?.count ?? 0;
}

type KeptFlag = {
  subjectId: string;
  divisionCode: string;
  organisationId: string;
  occasion: number | null;
  flag: RatingFlag;
};

export async function findFlag(db: Executor, id: number): Promise<KeptFlag | undefined> {
  const { rows } = await sql<KeptFlag>`
    select division_code as "divisionCode", organisation_id as "organisationId", subject_id as "subjectId", occasion, flag from ratings.rating_flag where id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** False where somebody judged it before. */
export async function insertVerdict(
  executor: Executor,
  verdict: { flagId: number; subjectId: string; counts: boolean; reason: string; staffId: string; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ratings.flag_verdict (flag_id, subject_id, counts, reason, staff_id, at)
    values (${verdict.flagId}, ${verdict.subjectId}, ${verdict.counts}, ${verdict.reason}, ${verdict.staffId}, ${verdict.at})
    on conflict do nothing`.execute(executor);
  return numAffectedRows === 1n;
}
