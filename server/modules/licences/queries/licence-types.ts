import type { LicenceType } from '../../../../contracts/licences.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';

const columns = sql`id, name, aliases, issuer, holder_published as "holderPublished", holder_kinds as "holderKinds",
  department_code as "departmentCode", validity, number_rule as "numberRule", type_code as "typeCode",
  issued_by as "issuedBy", issued_by_items as "issuedByItems", lists, note, origin,
  case when combined then 'combined' else result_kind end as "resultKind",
  number_check as "numberCheck"`;

export async function licenceTypes(db: Executor): Promise<LicenceType[]> {
  const { rows } = await sql<LicenceType>`select ${columns} from licences.licence_type order by id`.execute(
    db,
  );
  return rows;
}

export async function getLicenceType(db: Executor, id: string): Promise<LicenceType | undefined> {
  const { rows } =
    await sql<LicenceType>`select ${columns} from licences.licence_type where id = ${id}`.execute(db);
  return rows[0];
}
