import { type Executor, sql } from '../../../platform/db/index.ts';

/** Types of which somebody holds one that can be shown here. */
export async function shownTypes(db: Executor): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select t.id from licences.licence_type t
    where exists (select from licences.holding h where h.type_id = t.id)
      or exists (select from licences.issued i where i.type_id = t.id and i.state = 'valid')`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Organisations whose seal is in use. */
export async function sealedOrganisations(db: Executor): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct organisation_id as id from licences.seal where state = 'in-use'`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
