import type { JointRef } from '../../../../contracts/joint.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';

/** The joint case that a case is a part of; null: it was applied for alone. Who may see the case may know it. */
export async function jointAbout(executor: Executor, caseId: string): Promise<JointRef | null> {
  const { rows } = await sql<JointRef>`
    select j.id, j.number, j.name from joint.part p join joint.joint_case j
      on (j.division_code, j.id) = (p.division_code, p.joint_id)
    where p.case_id::text = ${caseId}`.execute(executor);
  return rows[0] ?? null;
}
