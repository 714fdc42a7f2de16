import { sql } from '../../../platform/db/index.ts';
import { maskName } from '../../identity/index.ts';
import type { CasesContext } from '../context.ts';
import type { Snapshot } from '../papers/basis.ts';
import { openJson, places } from '../sealing.ts';

/** A case as a list of another module names it; a natural person's name is masked. */
export type NamedCase = { id: string; number: string; itemName: string; applicantName: string };

/** Cases by id. Whose they are was asked by the caller: the list they come from is narrowed by his scope. */
export async function namedCases(ctx: CasesContext, ids: readonly string[]): Promise<Map<string, NamedCase>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Omit<NamedCase, 'applicantName'> & { name: string | null; sealed: string }>`
    select id, number, item_name as "itemName", applicant_name as name, applicant_sealed as sealed
    from cases."case" where id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.db);
  return new Map(
    rows.map(({ name, sealed, ...row }) => [
      row.id,
      {
        ...row,
        applicantName: name ?? maskName(openJson<Snapshot>(ctx, sealed, places.applicant(row.id)).name),
      },
    ]),
  );
}
