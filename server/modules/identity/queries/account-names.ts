import { sql } from '../../../platform/db/index.ts';
import type { IdentityContext } from '../context.ts';
import { nameOf } from '../store/subjects.ts';

/** Names of the persons behind accounts, for the subject in whose name they act; closed accounts too. */
export async function accountNames(
  ctx: IdentityContext,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ accountId: string; id: string; name_sealed: string }>`
    select a.id as "accountId", p.id, p.name_sealed from identity.account a
    join identity.subject p on p.id = a.person_id where a.id = any(${[...new Set(ids)]}::uuid[])`.execute(
    ctx.db,
  );
  return new Map(rows.map((row) => [row.accountId, nameOf(ctx.keyring, { ...row, name: null })]));
}
