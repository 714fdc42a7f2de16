import type { LicenceElement, LicenceProof, WalletCard } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { dayNumber } from '../../../platform/dates.ts';
import { sql } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { places } from '../issued-store.ts';
import { inReach, type Reach } from '../within-mandate.ts';

type Recorded = Omit<WalletCard, 'holderName' | 'external' | 'shared'>;

/** What a subject holds by number only, newest first; what was issued here is not told twice. */
export async function recordedOf(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring'>,
  subjectId: string,
  reach: Reach = null,
): Promise<Recorded[]> {
  const { rows } = await sql<{
    id: string;
    typeId: string;
    typeName: string;
    sealed: string;
    issuedOn: string | null;
    validUntil: string | null;
    proof: Exclude<LicenceProof, 'issued'>;
    checkedAt: Date;
  }>`
    select h.id, h.type_id as "typeId", t.name as "typeName", h.number_sealed as sealed, h.issued_on as "issuedOn",
      h.valid_until as "validUntil", h.proof, h.checked_at as "checkedAt"
    from licences.holding h join licences.licence_type t on t.id = h.type_id
    where h.subject_id = ${subjectId} and ${inReach(reach, { type: 'h.type_id' })} and not exists (
      select from licences.issued i
      where i.subject_id = h.subject_id and i.type_id = h.type_id and i.number_blind = h.number_blind)
    order by h.checked_at desc, h.id`.execute(ctx.db);
  const today = localDate(ctx.clock.now());
  return rows.map(({ id, sealed, checkedAt, ...row }) => {
    const number = ctx.keyring.open(sealed, places.number);
    const ended = row.validUntil !== null && row.validUntil < today;
    return {
      ...row,
      ref: `holding:${id}`,
      state: ended ? 'expired' : 'valid',
      number,
      issuerName: null,
      openTerm: row.validUntil === null,
      daysLeft: daysLeft(row.validUntil, today),
      identifier: null,
      typeCodeAssumed: false,
      version: null,
      files: null,
      checkedAt: checkedAt.toISOString(),
      elements: numberElement(number, true),
    };
  });
}

export const numberElement = (number: string, personal: boolean): LicenceElement[] => [
  { key: 'number', label: '证照编号', value: number, personal },
];

export const daysLeft = (until: string | null, today: string): number | null =>
  until === null ? null : dayNumber(until) - dayNumber(today);
