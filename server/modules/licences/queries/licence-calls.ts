import type { StaffActor } from '../../../../contracts/identity.ts';
import type { LicenceCalls, LicenceCallsQuery } from '../../../../contracts/licence-use.ts';
import { localDate } from '../../../platform/clock.ts';
import { dateOfDay, dayNumber } from '../../../platform/dates.ts';
import { sql } from '../../../platform/db/index.ts';
import { inScope, scopeOf } from '../../identity/index.ts';
import { getOrganisation } from '../../regions/index.ts';
import type { LicencesContext } from '../context.ts';

const DAYS = 30;
type Row = { typeName: string; organisationId: string | null; calls: number; success: number };

/** Calls for licences in the reader's places, thirty days unless told, by type and by who asked. */
export async function licenceCalls(
  ctx: Pick<LicencesContext, 'db' | 'clock'>,
  actor: StaffActor,
  query: LicenceCallsQuery,
): Promise<LicenceCalls> {
  const until = query.until ?? localDate(ctx.clock.now());
  const from = query.from ?? dateOfDay(dayNumber(until) - DAYS + 1);
  const columns = { division: 'place_code', organisation: 'organisation_id' };
  const { rows } = await sql<Row>`
    select t.name as "typeName", u.organisation_id as "organisationId", count(*)::int as calls,
      (count(*) filter (where u.outcome = 'success'))::int as success
    from licences.use u join licences.licence_type t on t.id = u.type_id
    where u.kind in ('shared', 'pulled') and ${inScope('u', scopeOf(actor.grants, 'licence.calls'), columns)}
      and (u.at at time zone 'Asia/Shanghai')::date between ${from}::date and ${until}::date
    group by t.name, u.organisation_id order by count(*) desc, t.name`.execute(ctx.db);
  const { rows: failures } = await sql<LicenceCalls['failures'][number]>`
    select t.name as "typeName", u.outcome as reason, count(*)::int as calls
    from licences.use u join licences.licence_type t on t.id = u.type_id
    where u.kind in ('shared', 'pulled') and u.outcome <> 'success' and ${inScope('u', scopeOf(actor.grants, 'licence.calls'), columns)}
      and (u.at at time zone 'Asia/Shanghai')::date between ${from}::date and ${until}::date
    group by t.name, u.outcome order by count(*) desc, t.name, u.outcome`.execute(ctx.db);
  const names = new Map<string, string>();
  for (const id of new Set(rows.flatMap((row) => row.organisationId ?? []))) {
    names.set(id, (await getOrganisation(ctx.db, id))?.name ?? id);
  }
  const sum = (key: 'calls' | 'success') => rows.reduce((all, row) => all + row[key], 0);
  return {
    from,
    until,
    calls: sum('calls'),
    success: sum('success'),
    failures,
    rows: rows.map(({ organisationId, ...row }) => ({
      ...row,
      organisation: organisationId ? (names.get(organisationId) as string) : '',
    })),
  };
}
