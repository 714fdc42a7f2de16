import type { StaffActor } from '../../../contracts/identity.ts';
import type { ProgrammeRow, ProgrammeView } from '../../../contracts/programmes.ts';
import { localDate } from '../../platform/clock.ts';
import { sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { organisationNames } from '../regions/index.ts';
import type { ProgrammesContext } from './context.ts';
import { programmeLimits, workdaysOn } from './limits.ts';
import { readable } from './rights.ts';
import { presentTask, readingsOf, standingOf } from './tasks/present.ts';
import { type TaskRecord, taskColumns } from './tasks/store.ts';

/** Programmes of the officer's divisions with how far each has come. */
export async function listProgrammes(ctx: ProgrammesContext, staff: StaffActor): Promise<ProgrammeRow[]> {
  return programmeRows(ctx, staff);
}

/** One programme with its tasks, in its own order. */
export async function programmeView(
  ctx: ProgrammesContext,
  staff: StaffActor,
  id: string,
): Promise<ProgrammeView> {
  const [row] = await programmeRows(ctx, staff, id);
  if (!row) throw new AppError('not-found');
  const { rows: tasks } = await sql<TaskRecord>`
    select ${taskColumns} from programmes.task t where t.programme_id = ${id} and not t.dropped
    order by t.position`.execute(ctx.db);
  const names = await organisationNames(
    ctx.db,
    tasks.map(({ leadId }) => leadId).filter((one) => one !== null),
  );
  const readings = await readingsOf(ctx, row.divisionCode, tasks);
  return {
    ...row,
    tasks: tasks.map((task) => presentTask(ctx, task, standingOf(task, readings), names)),
  };
}

async function programmeRows(
  ctx: ProgrammesContext,
  staff: StaffActor,
  id?: string,
): Promise<ProgrammeRow[]> {
  const today = localDate(ctx.clock.now());
  const soon = workdaysOn(today, programmeLimits().taskYellow, ctx.calendar);
  const open = sql`t.state in ('open', 'reported')`;
  const { rows } = await sql<ProgrammeRow>`
    select p.id, p.division_code as "divisionCode", p.title, p.number, p.issuer, p.issued_on::text as "issuedOn",
      p.version, json_build_object(
        'tasks', count(t.*), 'done', count(*) filter (where t.state in ('done', 'achieved')),
        'reported', count(*) filter (where t.state = 'reported'),
        'late', count(*) filter (where ${open} and t.deadline < ${today}::date),
        'soon', count(*) filter (where ${open} and t.deadline between ${today}::date and ${soon}::date),
        'unassigned', count(*) filter (where ${open} and t.lead_id is null and t.joint_ids = '{}')) as counts
    from programmes.programme p left join programmes.task t on t.programme_id = p.id and not t.dropped
    where ${readable(staff, 'p')} ${id ? sql`and p.id = ${id}` : sql``}
    group by p.id order by p.division_code, p.issued_on desc nulls last, p.id`.execute(ctx.db);
  return rows;
}
