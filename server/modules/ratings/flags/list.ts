import type { StaffActor } from '../../../../contracts/identity.ts';
import type { FlagList, FlagRow } from '../../../../contracts/rating-flags.ts';
import { type Db, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { demand, inScope, scopeOf, staffNames } from '../../identity/index.ts';
import { organisationNames } from '../../regions/index.ts';
import type { RatingsContext } from '../context.ts';
import { refusing } from './flags.ts';
import { findFlag, insertVerdict } from './store.ts';

type Row = Omit<FlagRow, 'organisationName' | 'at' | 'verdict' | 'counts'> & {
  organisationId: string;
  at: Date;
  excludes: boolean;
  verdictCounts: boolean | null;
  reason: string | null;
  staffId: string | null;
  judgedAt: Date | null;
};

const page = 50;

/** Flags in the supervisor's scope, newest first. Of whom they tell nothing: the window and what was done there only. */
export async function listFlags(
  db: Db,
  staff: StaffActor,
  asked: { before?: number; open?: boolean },
): Promise<FlagList> {
  const { rows } = await sql<Row>`
    select f.id::int as id, f.flag, r.level, f.channel, f.item_name as "itemName", f.organisation_id as "organisationId",
      f.evidence, f.at, f.excludes, v.counts as "verdictCounts", v.reason, v.staff_id as "staffId", v.at as "judgedAt"
    from ratings.rating_flag f
      left join ratings.rating r on (r.division_code, r.case_id, r.occasion) = (f.division_code, f.subject_id, f.occasion)
      left join ratings.flag_verdict v on v.flag_id = f.id
    where ${inScope('f', scopeOf(staff.grants, 'rating.handle'))}
      ${asked.before ? sql`and f.id < ${asked.before}` : sql``}
      ${asked.open ? sql`and v.flag_id is null and f.occasion is not null` : sql``}
    order by f.id desc limit ${page + 1}`.execute(db);
  const shown = rows.slice(0, page);
  const [organisations, officers] = await Promise.all([
    organisationNames(
      db,
      shown.map((row) => row.organisationId),
    ),
    staffNames(
      db,
      shown.flatMap(({ staffId }) => staffId ?? []),
    ),
  ]);
  return {
    rows: shown.map((row) => ({
      id: row.id,
      flag: row.flag,
      level: row.level,
      channel: row.channel,
      itemName: row.itemName,
      organisationName: organisations.get(row.organisationId) ?? row.organisationId,
      evidence: row.evidence,
      at: row.at.toISOString(),
      counts: row.level !== null && (row.verdictCounts ?? !row.excludes),
      verdict:
        row.verdictCounts === null || !row.judgedAt
          ? null
          : {
              counts: row.verdictCounts,
              reason: row.reason ?? '',
              by: officers.get(row.staffId ?? '') ?? '',
              at: row.judgedAt.toISOString(),
            },
    })),
    next: rows.length > page ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Supervision finds whether a flagged rating counts; once. Throws `not-found`, `forbidden`, `not-allowed-now`. */
export async function judgeFlag(
  ctx: Pick<RatingsContext, 'db' | 'clock'>,
  staff: StaffActor,
  id: number,
  { counts, reason }: { counts: boolean; reason: string },
): Promise<void> {
  const found = await findFlag(ctx.db, id);
  if (!found) throw new AppError('not-found');
  await demand(ctx.db, staff, 'rating.handle', found);
  // Where nothing was kept there is nothing to count: 工作人员代评 never counts, whoever says so.
  if (found.occasion === null || refusing.includes(found.flag))
    throw new AppError('not-allowed-now', { reason: 'state' });
  const { subjectId } = found;
  const verdict = {
    flagId: id,
    subjectId,
    counts,
    reason: reason.trim(),
    staffId: staff.staffId,
    at: ctx.clock.now(),
  };
  if (!(await insertVerdict(ctx.db, verdict))) throw new AppError('not-allowed-now', { reason: 'once-only' });
}
