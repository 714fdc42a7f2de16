import { LICENCE_IDENTIFIER_ROOT } from '../../../../contracts/checks.ts';
import type { PublicLicence } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { maskIdNumber, maskName } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { fromIssued, type IssuedRow, issuedColumns } from '../issued-store.ts';
import { licenceParts } from './licence-parts.ts';
import { openContent, stateToday } from './wallet.ts';

type Ring = Pick<LicencesContext, 'db' | 'clock' | 'keyring'>;

/** What anyone may know of a licence by its identifier; undefined where this platform issued none of that name. */
export async function publicLicence(ctx: Ring, identifier: string): Promise<PublicLicence | undefined> {
  const plain = identifier.startsWith(LICENCE_IDENTIFIER_ROOT)
    ? identifier.slice(LICENCE_IDENTIFIER_ROOT.length)
    : identifier;
  const { rows } = await sql<IssuedRow & { since: Date; newer: string | null }>`
    select ${issuedColumns}, (select max(a.at) from licences.act a where a.licence_id = i.id) as since,
      (select n.identifier from licences.issued n where n.base = i.base and n.version > i.version
        order by n.version desc limit 1) as newer
    from ${fromIssued} where i.identifier = ${plain}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return undefined;
  const content = openContent(ctx, row);
  const state = stateToday(row, localDate(ctx.clock.now()));
  return {
    identifier: row.identifier,
    typeName: row.typeName,
    state,
    number: maskNumber(content.number),
    holderName: row.holderName ?? maskName(content.holder.name),
    issuerName: row.issuerName,
    issuedOn: row.issuedOn,
    validUntil: row.validUntil,
    since: state === 'expired' && row.validUntil ? row.validUntil : localDate(row.since),
    newer: row.newer,
    demo: content.demo,
    parts: (await licenceParts(ctx, row.identifier)).map((part) => ({
      ...part,
      number: maskNumber(part.number),
    })),
  };
}

/** Enough to compare with the paper in hand, not enough to use; an ID number keeps its usual mask. */
function maskNumber(number: string): string {
  if (/^\d{17}[\dX]$/.test(number)) return maskIdNumber(number);
  const letters = [...number];
  const keep = Math.min(4, Math.floor(letters.length / 3));
  return [
    ...letters.slice(0, keep),
    ...letters.slice(keep, letters.length - keep).map(() => '*'),
    ...letters.slice(letters.length - keep),
  ].join('');
}
