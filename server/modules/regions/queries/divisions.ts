import type { Division } from '../../../../contracts/regions.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';

const columns = sql`d.code, d.name, d.level, d.parent_code as "parentCode"`;

export async function getDivision(db: Executor, code: string): Promise<Division | undefined> {
  const { rows } =
    await sql<Division>`select ${columns} from regions.division d where d.code = ${code}`.execute(db);
  return rows[0];
}

/** Children in force, in order of code; of `null`, the provinces. */
export async function childDivisions(db: Executor, parentCode: string | null): Promise<Division[]> {
  const { rows } = await sql<Division>`
    select ${columns} from regions.division d
    where d.parent_code is not distinct from ${parentCode}::text and d.valid_to is null order by d.code`.execute(
    db,
  );
  return rows;
}

/** From the province down to the division itself; empty for an unknown code. */
export async function divisionPath(db: Executor, code: string): Promise<Division[]> {
  const { rows } = await sql<Division>`
    select ${columns} from regions.division_closure c join regions.division d on d.code = c.ancestor
    where c.descendant = ${code} order by c.depth desc`.execute(db);
  return rows;
}

/** True where `code` is `ancestor` or lies in it. */
export async function isWithin(db: Executor, code: string, ancestor: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from regions.division_closure where ancestor = ${ancestor} and descendant = ${code}`.execute(db);
  return rows.length > 0;
}

/** Divisions that have organisations of their own: those whose services this installation offers. */
export async function servedDivisions(db: Executor): Promise<Division[]> {
  const { rows } = await sql<Division>`
    select ${columns} from regions.division d
    where exists (select 1 from regions.organisation o
      where o.division_code = d.code and o.kind = 'department' and o.valid_to is null)
    order by d.code`.execute(db);
  return rows;
}
