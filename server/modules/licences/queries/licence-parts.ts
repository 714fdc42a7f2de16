import type { LicencePart } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { baseOf } from '../identifier.ts';
import { type IssuedRow, places } from '../issued-store.ts';
import { stateToday } from './wallet.ts';

type Row = {
  name: string;
  issuerName: string;
  decidedOn: string;
  sealed: string;
  identifier: string | null;
  state: IssuedRow['state'] | null;
  validUntil: string | null;
};

/** The parts of a combined licence 一业一证, each by its newest version, as it is today; none for any other licence. */
export async function licenceParts(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring'>,
  identifier: string,
): Promise<LicencePart[]> {
  const { rows } = await sql<Row>`
    select c.name, c.issuer_name as "issuerName", c.decided_on as "decidedOn", c.number_sealed as sealed,
      n.identifier, n.state, n.valid_until as "validUntil"
    from licences.component c left join lateral (
      select i.identifier, i.state, i.valid_until from licences.issued i where i.base = c.part_base
      order by i.version desc limit 1) n on true
    where c.base = ${baseOf(identifier)} order by c.position`.execute(ctx.db);
  const today = localDate(ctx.clock.now());
  return rows.map(({ sealed, state, ...row }) => ({
    ...row,
    number: ctx.keyring.open(sealed, places.number),
    state: state && stateToday({ state, validUntil: row.validUntil }, today),
  }));
}
