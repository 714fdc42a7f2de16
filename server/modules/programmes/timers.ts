import type { StaffActor } from '../../../contracts/identity.ts';
import { localDate } from '../../platform/clock.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { type NewNotice, type NoticeKind, notify } from '../../platform/notices/index.ts';
import { type Repeating, repeat } from '../../platform/repeat.ts';
import { type Colleague, colleaguesAt } from '../identity/index.ts';
import type { ProgrammesContext } from './context.ts';
import { programmeLimits, workdaysOn } from './limits.ts';

const quarter = 15 * 60_000;

/** Looks for tasks and problems whose day comes near or has passed; several processes do no harm. */
export function startProgrammeTimers(ctx: ProgrammesContext, everyMs = quarter): Repeating {
  return repeat(() => warnUnits(ctx), {
    everyMs,
    afterMs: Math.min(60_000, everyMs),
    failed: (error) => ctx.log.error({ err: error.message }, 'programme timers failed; will try again'),
  });
}

type Due = {
  id: string;
  table: 'task' | 'entry';
  divisionCode: string;
  units: string[];
  name: string;
  due: string;
  light: 'yellow' | 'red';
};

/** Tells units once when a day turns yellow and once when it is red, then also who supervises. Answers how many. */
export async function warnUnits(ctx: ProgrammesContext): Promise<number> {
  const now = ctx.clock.now();
  const today = localDate(now);
  const { taskYellow, entryYellow } = programmeLimits();
  const { rows } = await sql<Due>`
    select * from (
      select id, 'task' as "table", division_code as "divisionCode",
        array_remove(array_append(joint_ids, lead_id), null) as units, summary as name, deadline::text as due,
        case when deadline < ${today}::date then 'red' else 'yellow' end as light, warned
      from programmes.task where state in ('open', 'reported') and not dropped
        and deadline <= ${workdaysOn(today, taskYellow, ctx.calendar)}::date
      union all
      select id, 'entry', division_code, array[organisation_id], problem, due::text,
        case when due < ${today}::date then 'red' else 'yellow' end, warned
      from programmes.entry where state = 'mending'
        and due <= ${workdaysOn(today, entryYellow, ctx.calendar)}::date) d
    where warned is distinct from due || ' ' || light limit 500`.execute(ctx.db);
  const officers = new Map<string, readonly Colleague[]>();
  for (const { divisionCode } of rows) {
    if (!officers.has(divisionCode)) officers.set(divisionCode, await colleaguesAt(ctx, [divisionCode]));
  }
  for (const row of rows) await warn(ctx, row, officers.get(row.divisionCode) ?? [], now);
  return rows.length;
}

async function warn(
  ctx: ProgrammesContext,
  row: Due,
  officers: readonly Colleague[],
  now: Date,
): Promise<void> {
  const readers = officers.filter(({ grants }) => isConcerned(grants, row));
  const kind: NoticeKind = `programme-${row.table}-${row.light}`;
  const notices = readers.map(
    ({ staffId }): NewNotice => ({
      reader: `staff:${staffId}`,
      kind,
      about: { kind: row.table === 'task' ? 'programme-task' : 'ledger-entry', id: row.id },
      params: { name: row.name.slice(0, 60), due: row.due },
      key: `${kind} ${row.id} ${row.due}`,
    }),
  );
  await inTx(ctx.db, async (tx) => {
    await notify(tx, notices, now);
    const mark = `${row.due} ${row.light}`;
    await (row.table === 'task'
      ? sql`update programmes.task set warned = ${mark} where id = ${row.id}`
      : sql`update programmes.entry set warned = ${mark} where id = ${row.id}`
    ).execute(tx);
  });
}

function isConcerned(grants: StaffActor['grants'], { units, light }: Due): boolean {
  return grants.some(
    ({ role, organisationId }) =>
      (role === 'decider' && organisationId !== null && units.includes(organisationId)) ||
      (role === 'supervisor' && light === 'red'),
  );
}
