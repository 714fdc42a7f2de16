import type { RealNameLevel } from '../../../../contracts/identity.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

export type LinkedAccount = { accountId: string; personId: string; level: RealNameLevel; closed: boolean };

export async function linkedAccount(
  db: Executor,
  issuer: string,
  sub: string,
): Promise<LinkedAccount | undefined> {
  const { rows } = await sql<LinkedAccount>`
    select a.id as "accountId", a.person_id as "personId", a.level, a.closed_at is not null as closed
    from identity.oidc_identity o join identity.account a on a.id = o.account_id
    where o.issuer = ${issuer} and o.sub = ${sub}`.execute(db);
  return rows[0];
}

/** A link to a closed account gives way to the new one. */
export async function linkAccount(
  tx: Tx,
  now: Date,
  issuer: string,
  sub: string,
  accountId: string,
): Promise<void> {
  await sql`insert into identity.oidc_identity (issuer, sub, account_id, linked_at)
    values (${issuer}, ${sub}, ${accountId}, ${now})
    on conflict (issuer, sub) do update set account_id = excluded.account_id, linked_at = excluded.linked_at`.execute(
    tx,
  );
}
