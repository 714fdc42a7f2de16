import { type RawBuilder, sql } from '../../../platform/db/index.ts';
import { inScope, type Scope } from '../../identity/index.ts';

/** Where a figure is of: what the reader may see, of that one division with all below it, and there one organisation. */
export type Where = { scope: Scope; divisionCode: string; organisationId?: string | undefined };

/** The condition for rows `alias` with division_code and organisation_id. */
export function within(alias: string, { scope, divisionCode, organisationId }: Where): RawBuilder<boolean> {
  const division = sql.ref(`${alias}.division_code`);
  const organisation = sql.ref(`${alias}.organisation_id`);
  const below = sql`array(select p.division_code from indicators.place p join regions.division_closure c
    on c.descendant = p.division_code where c.ancestor = ${divisionCode})`;
  return sql<boolean>`${division} = any(${below}) and ${inScope(alias, scope)}
    and (${organisationId ?? null}::text is null or ${organisation} = ${organisationId ?? null})`;
}
