import type { StaffActor } from '../../../contracts/identity.ts';
import { type Executor, type RawBuilder, sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { allow, inDivisions, scopeOf } from '../identity/index.ts';
import type { ProgrammeActor, ProgrammePart } from './tasks/lifecycle.ts';
import { type TaskRecord, taskColumns } from './tasks/store.ts';

/** What an officer is to a task or a problem: who supervises there, who reports for one of its units. */
export async function partOf(
  db: Executor,
  staff: StaffActor,
  divisionCode: string,
  units: readonly string[],
): Promise<ProgrammeActor> {
  const parts = new Set<ProgrammePart>();
  const whole = { divisionCode, organisationId: null };
  if (await allow(db, staff, 'programme.manage', whole)) parts.add('supervisor');
  for (const organisationId of units) {
    if (await allow(db, staff, 'programme.report', { divisionCode, organisationId })) parts.add('unit');
  }
  return { ref: `staff:${staff.staffId}`, parts };
}

/** Divisions whose programmes she may read: those she has any right in. Programmes are no secret within them. */
export const readable = (staff: StaffActor, alias: string): RawBuilder<boolean> =>
  inDivisions(alias, scopeOf(staff.grants, 'programme.read'));

/** A task as this officer may have it; `not-found` outside of the divisions she reads. */
export async function taskFor(
  db: Executor,
  staff: StaffActor,
  id: string,
): Promise<{ record: TaskRecord; actor: ProgrammeActor }> {
  const { rows } = await sql<TaskRecord>`
    select ${taskColumns} from programmes.task t where t.id = ${id} and ${readable(staff, 't')}`.execute(db);
  const record = rows[0];
  if (!record) throw new AppError('not-found');
  const units = [record.leadId, ...record.jointIds].filter((unit) => unit !== null);
  return { record, actor: await partOf(db, staff, record.divisionCode, units) };
}
