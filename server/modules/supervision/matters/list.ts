import type { StaffActor } from '../../../../contracts/identity.ts';
import type {
  MatterList,
  MatterQuery,
  MatterQueue,
  MatterRow,
  MatterWhat,
} from '../../../../contracts/supervision.ts';
import { localDate } from '../../../platform/clock.ts';
import { type RawBuilder, sql } from '../../../platform/db/index.ts';
import { inScope, scopeOf, staffNames } from '../../identity/index.ts';
import { organisationNames } from '../../regions/index.ts';
import type { SupervisionContext } from '../context.ts';
import { matterColumns, type StoredMatter } from './store.ts';

const page = 50;

/** Matters that the officer may see: her own, those of the unit she heads, those she supervises; the most urgent first. */
export async function listMatters(
  ctx: SupervisionContext,
  staff: StaffActor,
  { queue = 'mine', own = false, what, organisation, text, after }: MatterQuery,
): Promise<MatterList> {
  const now = ctx.clock.now();
  const conditions = queuesOf(staff, own, now);
  const shown = sql<boolean>`${conditions[queue]} ${matching(text)}`;
  const narrowed = sql`${shown} ${what ? sql`and m.what = ${what}` : sql``}
    ${organisation ? sql`and m.organisation_id = ${organisation}` : sql``}`;
  const ended = queue === 'ended';
  const order = ended ? sql`m.id desc` : sql`coalesce(m.due_at, 'infinity'), m.id`;
  const [{ rows }, counts, whats, units] = await Promise.all([
    sql<StoredMatter>`select ${matterColumns} from supervision.matter m
      where ${narrowed} ${behind(after, ended)} order by ${order} limit ${page + 1}`.execute(ctx.db),
    countAll(ctx, conditions),
    sql<{ what: MatterWhat; n: number }>`
      select m.what, count(*)::int as n from supervision.matter m where ${shown} group by 1 order by 2 desc, 1`.execute(
      ctx.db,
    ),
    sql<{ id: string; n: number }>`
      select m.organisation_id as id, count(*)::int as n from supervision.matter m where ${shown}
      group by 1 order by 2 desc, 1 limit 100`.execute(ctx.db),
  ]);
  const some = rows.slice(0, page);
  const last = rows.length > page ? some.at(-1) : undefined;
  const names = await organisationNames(ctx.db, [
    ...units.rows.map(({ id }) => id),
    ...some.map(({ organisationId }) => organisationId),
  ]);
  return {
    counts,
    whats: whats.rows,
    organisations: units.rows.map(({ id, n }) => ({ id, n, name: names.get(id) ?? id })),
    rows: await presentRows(ctx, some, names),
    next: last ? `${last.dueAt?.toISOString() ?? 'infinity'}~${last.id}` : null,
  };
}

function queuesOf(staff: StaffActor, own: boolean, now: Date): Record<MatterQueue, RawBuilder<boolean>> {
  const within = (permission: 'supervision.unit' | 'supervision.judge') =>
    inScope('m', scopeOf(staff.grants, permission));
  const mine = sql<boolean>`(m.officer_id = ${staff.staffId}
    or (m.officer_id is null and ${within('supervision.unit')}))`;
  const readable = own
    ? sql<boolean>`m.officer_id = ${staff.staffId}`
    : sql<boolean>`(m.officer_id = ${staff.staffId} or ${within('supervision.unit')} or ${within('supervision.judge')})`;
  const toJudge = sql<boolean>`(${within('supervision.judge')} and m.officer_id is distinct from ${staff.staffId}
    and (m.state = 'explained' or (m.state = 'opened' and m.due_at <= ${now})
      or (m.state = 'appealed' and m.decided_by is distinct from ${staff.staffId})))`;
  const toExplain = sql<boolean>`(m.state = 'opened' and ${mine})`;
  return {
    mine: own
      ? sql<boolean>`(${readable} and m.state = 'opened')`
      : sql<boolean>`(${toExplain} or ${toJudge})`,
    open: sql<boolean>`(m.state not in ('final', 'withdrawn') and ${readable})`,
    ended: sql<boolean>`(m.state in ('final', 'withdrawn') and ${readable})`,
  };
}

function matching(text: string | undefined): RawBuilder<unknown> {
  const wanted = text?.trim();
  if (!wanted) return sql``;
  const like = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`and (m.case_number ilike ${like} or m.item_name ilike ${like})`;
}

function behind(after: string | undefined, ended: boolean): RawBuilder<unknown> {
  const [due = '', id = ''] = after?.split('~') ?? [];
  if (!/^[0-9a-f-]{36}$/.test(id) || !(due === 'infinity' || !Number.isNaN(Date.parse(due)))) return sql``;
  return ended
    ? sql`and m.id < ${id}::uuid`
    : sql`and (coalesce(m.due_at, 'infinity'), m.id) > (${due}::timestamptz, ${id}::uuid)`;
}

async function countAll(
  { db }: SupervisionContext,
  conditions: Record<MatterQueue, RawBuilder<boolean>>,
): Promise<Record<MatterQueue, number>> {
  const counted = Object.entries(conditions).map(
    ([name, condition]) =>
      sql`(select count(*)::int from supervision.matter m where ${condition}) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Record<MatterQueue, number>>`select ${sql.join(counted)}`.execute(db);
  return rows[0] ?? { mine: 0, open: 0, ended: 0 };
}

export async function presentRows(
  ctx: SupervisionContext,
  rows: readonly StoredMatter[],
  organisations: ReadonlyMap<string, string>,
): Promise<MatterRow[]> {
  const now = ctx.clock.now();
  const officers = await staffNames(
    ctx.db,
    rows.flatMap(({ officerId }) => officerId ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    sort: row.sort,
    what: row.what,
    state: row.state,
    version: row.version,
    caseNumber: row.caseNumber,
    itemName: row.itemName,
    organisationName: organisations.get(row.organisationId) ?? row.organisationId,
    officerName: row.officerId && (officers.get(row.officerId) ?? row.officerId),
    openedAt: row.openedAt.toISOString(),
    // The end of a day is the first moment of the next.
    due: row.dueAt && localDate(new Date(row.dueAt.getTime() - 1)),
    late: row.dueAt !== null && row.dueAt <= now,
  }));
}
