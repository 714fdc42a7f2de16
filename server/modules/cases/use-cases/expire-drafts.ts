import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/db/index.ts';

/**
 * Deletes applications begun and left alone for `days`, with the files that were only theirs. The mending of a case is
 * no such draft: it goes with its case. What goes is told on the page «我的办件», which names the days.
 */
export async function expireDrafts(
  { db, clock, files }: Pick<Context, 'db' | 'clock' | 'files'>,
  days: number,
): Promise<{ drafts: number; files: number }> {
  const { rows } = await sql<{ drafts: number; orphans: string[] }>`
    with old as (
      select d.id from cases.draft d
      where d.case_id is null and d.updated_at < ${clock.now()}::timestamptz - make_interval(days => ${days})
        and not exists (select from cases.upload u where u.draft_id = d.id
          and u.at >= ${clock.now()}::timestamptz - make_interval(days => ${days}))
    ), held as (
      select distinct u.sm3 from cases.upload u join old on old.id = u.draft_id
      where not exists (select from cases.upload other where other.sm3 = u.sm3 and other.draft_id not in (select id from old))
        and not exists (select from cases.case_file f where f.sm3 = u.sm3)
    ), gone as (
      delete from cases.draft where id in (select id from old) returning id
    )
    select (select count(*)::int from gone) as drafts,
      coalesce((select array_agg(sm3) from held), '{}') as orphans`.execute(db);
  const { drafts, orphans } = rows[0] ?? { drafts: 0, orphans: [] };
  for (const sm3 of orphans) await files.remove(sm3);
  return { drafts, files: orphans.length };
}
