import type { RealNameLevel } from '../../../../contracts/identity.ts';
import { sql } from '../../../platform/db/index.ts';
import type { IdentityContext } from '../context.ts';
import { localEnterpriseRegistry, type RegisteredEnterprise } from '../registries.ts';

/** The enterprise register's entry, whatever its status; undefined: not in the register. */
export function registeredEnterprise(
  ctx: IdentityContext,
  uscc: string,
): Promise<RegisteredEnterprise | undefined> {
  return (ctx.enterprises ?? localEnterpriseRegistry(ctx.db)).find(uscc);
}

/** Real-name level of a person's account; undefined where the person has none. */
export async function realNameLevelOf(
  ctx: IdentityContext,
  personId: string,
): Promise<RealNameLevel | undefined> {
  const { rows } = await sql<{ level: RealNameLevel }>`
    select level from identity.account where person_id = ${personId} and closed_at is null`.execute(ctx.db);
  return rows[0]?.level;
}
