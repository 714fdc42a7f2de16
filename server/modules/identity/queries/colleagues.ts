import { CompiledQuery } from 'kysely';
import type { Grant, Principal, StaffActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import type { IdentityContext } from '../context.ts';
import { standsForQuery } from '../store/absence.ts';

/** An officer to whom work could go; `instead` is who does it while she is away. */
export type Colleague = {
  staffId: string;
  name: string;
  title: string;
  grants: Grant[];
  absent: boolean;
  instead: { staffId: string; name: string } | null;
};

/** Officers with a grant on one of these divisions, by name; stopped accounts are left out. */
export async function colleaguesAt(
  ctx: Pick<IdentityContext, 'db' | 'clock'>,
  divisionCodes: readonly string[],
): Promise<Colleague[]> {
  const today = localDate(ctx.clock.now());
  const { rows } = await sql<Colleague>`
    select s.id as "staffId", s.name, s.title, away.staff_id is not null as absent,
      jsonb_agg(jsonb_build_object('role', g.role, 'divisionCode', g.division_code,
        'organisationId', g.organisation_id)) as grants,
      case when away.staff_id is not null and b.id is not null
        then jsonb_build_object('staffId', b.id, 'name', b.name) end as instead
    from identity.staff_grant g join identity.staff s on s.id = g.staff_id
      left join identity.staff_absence away on away.staff_id = s.id
        and ${today}::date between away.from_day and away.to_day
      left join identity.staff b on b.id = s.substitute_id and b.active and not exists (
        select from identity.staff_absence too where too.staff_id = b.id
          and ${today}::date between too.from_day and too.to_day)
    where g.division_code = any(${[...divisionCodes]}::text[]) and s.active
    group by s.id, away.staff_id, b.id order by s.name, s.account`.execute(ctx.db);
  return rows;
}

/** Whether nobody sits at this officer's desk today: away, or the account is stopped. */
export async function isAway(ctx: Pick<IdentityContext, 'db' | 'clock'>, staffId: string): Promise<boolean> {
  const today = localDate(ctx.clock.now());
  const { rows } = await sql<{ away: boolean }>`
    select not s.active or exists (select from identity.staff_absence a
      where a.staff_id = s.id and ${today}::date between a.from_day and a.to_day) as away
    from identity.staff s where s.id = ${staffId}`.execute(ctx.db);
  return rows[0]?.away ?? true;
}

type Row = Omit<StaffActor, 'kind' | 'sessionId' | 'standsFor'> & { standsFor: Principal[] | null };

/** An officer with today's rights, for work that goes on without her session; undefined where her account is stopped. */
export async function staffActor(
  ctx: { db: Executor; clock: IdentityContext['clock'] },
  staffId: string,
): Promise<StaffActor | undefined> {
  const { rows } = await ctx.db.executeQuery<Row>(
    CompiledQuery.raw(text, [staffId, localDate(ctx.clock.now())]),
  );
  const row = rows[0];
  if (!row) return undefined;
  const { standsFor, ...own } = row;
  return { kind: 'staff', sessionId: '', ...own, ...(standsFor ? { standsFor } : {}) };
}

const text = `
  select s.id as "staffId", s.name, s.title, coalesce((
      select jsonb_agg(jsonb_build_object('role', g.role, 'divisionCode', g.division_code,
        'organisationId', g.organisation_id))
      from identity.staff_grant g where g.staff_id = s.id), '[]'::jsonb) as grants, b."standsFor"
  from identity.staff s left join lateral (${standsForQuery('s.id', '$2')}) b on true
  where s.id = $1::uuid and s.active`;
