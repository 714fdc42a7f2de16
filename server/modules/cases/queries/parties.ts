import { type Executor, sql } from '../../../platform/db/index.ts';

/** The number of a case and the officers (ids) who did anything on it; undefined for no such case. */
export async function caseParties(
  db: Executor,
  divisionCode: string,
  caseId: string,
): Promise<{ number: string; officers: string[] } | undefined> {
  const { rows } = await sql<{ number: string; officers: string[] }>`
    select c.number, array(select distinct substr(e.actor, 7) from cases.event e
      where e.division_code = c.division_code and e.case_id = c.id and e.actor like 'staff:%') as officers
    from cases."case" c where c.division_code = ${divisionCode} and c.id = ${caseId}`.execute(db);
  return rows[0];
}
