import type { JointOfCase, JointRef } from '../../../../contracts/joint.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { type CasesContext, caseParties } from '../../cases/index.ts';
import { olderIn } from '../mended.ts';
import { eventsOf, loadJoint } from '../store.ts';

/** The joint case that a case is a part of; null: it was applied for alone. Who may see the case may know it. */
export async function jointAbout(executor: Executor, caseId: string): Promise<JointRef | null> {
  const { rows } = await sql<JointRef>`
    select j.id, j.number, j.name from joint.part p join joint.joint_case j
      on (j.division_code, j.id) = (p.division_code, p.joint_id)
    where p.case_id::text = ${caseId}`.execute(executor);
  return rows[0] ?? null;
}

/** The same, and what this part goes by that another part has corrected since it began. */
export async function jointOfPart(ctx: CasesContext, caseId: string): Promise<JointOfCase> {
  const joint = await jointAbout(ctx.db, caseId);
  const whole = joint && (await loadJoint(ctx, ctx.db, joint.id));
  const part = whole?.parts.find((one) => one.caseId === caseId);
  if (!whole || !part) return { joint, older: [] };
  return { joint, older: olderIn(whole, await eventsOf(ctx.db, whole)).get(part.key) ?? [] };
}

/** In whose name a joint case was brought; undefined for no such one. Who may learn of it is the caller's to judge. */
export async function subjectOfJoint(executor: Executor, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ subjectId: string }>`
    select subject_id as "subjectId" from joint.joint_case where id = ${id}`.execute(executor);
  return rows[0]?.subjectId;
}

/** The number of a joint case and the officers (ids) who did anything on it or on a part; undefined for no such one. */
export async function jointParties(
  db: Executor,
  divisionCode: string,
  id: string,
): Promise<{ number: string; officers: string[] } | undefined> {
  const { rows } = await sql<{ number: string; officers: string[]; cases: string[] }>`
    select j.number, array(select distinct substr(e.actor, 7) from joint.event e
        where e.division_code = j.division_code and e.joint_id = j.id and e.actor like 'staff:%') as officers,
      array(select p.case_id from joint.part p
        where p.division_code = j.division_code and p.joint_id = j.id and p.case_id is not null) as cases
    from joint.joint_case j where j.division_code = ${divisionCode} and j.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const parts = await Promise.all(row.cases.map((caseId) => caseParties(db, divisionCode, caseId)));
  return {
    number: row.number,
    officers: [...new Set([...row.officers, ...parts.flatMap((one) => one?.officers ?? [])])],
  };
}
