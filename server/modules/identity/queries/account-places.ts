import { type Executor, sql } from '../../../platform/db/index.ts';

/** An officer's account and one of the places where it counts: that of the first grant. */
export type AccountPlace = {
  staffId: string;
  active: boolean;
  divisionCode: string;
  organisationId: string | null;
};

/** Accounts with a grant, each once; who has none belongs to no place. */
export async function accountPlaces(db: Executor): Promise<AccountPlace[]> {
  const { rows } = await sql<AccountPlace>`
    select distinct on (s.id) s.id as "staffId", s.active, g.division_code as "divisionCode",
      g.organisation_id as "organisationId"
    from identity.staff s join identity.staff_grant g on g.staff_id = s.id
    order by s.id, g.organisation_id nulls last, g.division_code`.execute(db);
  return rows;
}
