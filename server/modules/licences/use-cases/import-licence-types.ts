import { sql, type Tx } from '../../../platform/db/index.ts';
import { readLicenceTypes } from '../types-file.ts';

export type TypesReport = {
  loaded: number;
  changed: number;
  unchanged: number;
  refused: { path: string; message: string }[];
};

/** Loads licence types; the same file twice changes nothing. */
export async function importLicenceTypes(tx: Tx, file: string): Promise<TypesReport> {
  const { types, refused } = readLicenceTypes(file);
  const result = await sql`
    insert into licences.licence_type as t (id, name, aliases, issuer, holder_published, holder_kinds, department_code,
      validity, number_rule, type_code, issued_by, issued_by_items, lists, note, number_check)
    select r->>'id', r->>'name', array(select jsonb_array_elements_text(r->'aliases')), r->>'issuer',
      r->>'holderPublished', array(select jsonb_array_elements_text(r->'holderKinds')), r->>'departmentCode',
      r->>'validity', r->>'numberRule', r->>'typeCode', r->>'issuedBy',
      array(select jsonb_array_elements_text(r->'issuedByItems')), array(select jsonb_array_elements_text(r->'lists')), r->>'note',
      r->>'numberCheck'
    from jsonb_array_elements(${JSON.stringify(types)}::jsonb) r
    on conflict (id) do update set name = excluded.name, aliases = excluded.aliases, issuer = excluded.issuer,
      holder_published = excluded.holder_published, holder_kinds = excluded.holder_kinds,
      department_code = excluded.department_code, validity = excluded.validity, number_rule = excluded.number_rule,
      type_code = excluded.type_code, issued_by = excluded.issued_by, issued_by_items = excluded.issued_by_items,
      lists = excluded.lists, note = excluded.note, number_check = excluded.number_check
      where (t.*) is distinct from (excluded.*)`.execute(tx);
  const changed = Number(result.numAffectedRows ?? 0);
  return { loaded: types.length, changed, unchanged: types.length - changed, refused };
}
