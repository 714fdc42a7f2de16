import type { LicenceElement, LicenceState, WalletCard } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { dayNumber } from '../../../platform/dates.ts';
import { sql } from '../../../platform/db/index.ts';
import { subjectDetails } from '../../identity/index.ts';
import { keptBack } from '../consent.ts';
import type { LicencesContext } from '../context.ts';
import { fromIssued, type IssuedRow, issuedColumns, places } from '../issued-store.ts';
import { shippedFace } from '../layouts.ts';
import type { LicenceContent } from '../licence.ts';
import { provedLicences } from './held-licence.ts';
import { licenceTypes } from './licence-types.ts';

type WalletContext = Pick<LicencesContext, 'db' | 'clock' | 'keyring'>;

/**
 * Everything a subject holds, as its holder sees it: issued here in every state, recorded by number, proved by a
 * register. A replaced version stands behind its newer one; what is in force comes first.
 */
export async function walletOf(ctx: WalletContext, subjectId: string): Promise<WalletCard[]> {
  const subject = await subjectDetails(ctx, subjectId);
  if (!subject) return [];
  const [issued, recorded, proved, types, off] = await Promise.all([
    issuedOf(ctx, subjectId),
    recordedOf(ctx, subjectId),
    provedLicences(ctx, subjectId),
    licenceTypes(ctx.db),
    keptBack(ctx.db, subjectId),
  ]);
  const external = new Set(types.filter(({ issuedBy }) => issuedBy === 'external').map(({ id }) => id));
  const cards: WalletCard[] = [
    ...issued.map((row) => issuedCard(ctx, row)),
    ...recorded.map((row) => ({
      ...row,
      holderName: subject.name,
      external: external.has(row.typeId),
      shared: true,
    })),
  ];
  const known = new Set(cards.map(({ typeId, number }) => `${typeId} ${number}`));
  for (const one of proved) {
    if (known.has(`${one.typeId} ${one.number}`)) continue;
    const none = {
      issuerName: null,
      issuedOn: null,
      validUntil: null,
      openTerm: true,
      daysLeft: null,
      files: null,
    };
    cards.push({
      ...none,
      ref: `register:${one.typeId}`,
      typeId: one.typeId,
      typeName: one.typeName,
      state: 'valid',
      number: one.number,
      holderName: subject.name,
      external: external.has(one.typeId),
      shared: true,
      identifier: null,
      typeCodeAssumed: false,
      version: null,
      checkedAt: one.checkedAt.toISOString(),
      elements: numberElement(one.number, subject.kind === 'person'),
    });
  }
  const told = cards.map((card) => ({ ...card, shared: !off.has(card.ref) }));
  return told.sort((a, b) => Number(isOver(a.state)) - Number(isOver(b.state)));
}

/** One licence of a subject's wallet; undefined where it is not hers. */
export async function walletCard(
  ctx: WalletContext,
  subjectId: string,
  ref: string,
): Promise<WalletCard | undefined> {
  return (await walletOf(ctx, subjectId)).find((card) => card.ref === ref);
}

export const isOver = (state: LicenceState): boolean => state !== 'valid' && state !== 'suspended';

async function issuedOf(ctx: WalletContext, subjectId: string): Promise<IssuedRow[]> {
  const { rows } = await sql<IssuedRow>`
    select ${issuedColumns} from ${fromIssued} where i.subject_id = ${subjectId}
    order by i.issued_at desc, i.id desc`.execute(ctx.db);
  return rows;
}

/** A licence past its last day is over at midnight, also before the timer has written it down. */
export function stateToday(row: Pick<IssuedRow, 'state' | 'validUntil'>, today: string): LicenceState {
  const ended = row.validUntil !== null && row.validUntil < today;
  return ended && !isOver(row.state) ? 'expired' : row.state;
}

export function openContent(ctx: Pick<LicencesContext, 'keyring'>, row: IssuedRow): LicenceContent {
  return JSON.parse(ctx.keyring.open(row.contentSealed, places.content(row.id))) as LicenceContent;
}

/** Licences made before the elements said it of themselves. */
const shippedPersonal = ({ typeId }: LicenceContent, key: string): boolean =>
  shippedFace(typeId)?.fields.find((one) => one.key === key)?.personal ?? false;

/** The elements of the face, with which of them are a person's. */
export function elementsOf(content: LicenceContent): LicenceElement[] {
  return content.fields.map((field) => ({
    ...field,
    personal: field.personal ?? shippedPersonal(content, field.key),
  }));
}

function issuedCard(ctx: WalletContext, row: IssuedRow): WalletCard {
  const content = openContent(ctx, row);
  const today = localDate(ctx.clock.now());
  return {
    ref: `issued:${row.id}`,
    typeId: row.typeId,
    typeName: row.typeName,
    state: stateToday(row, today),
    number: content.number,
    holderName: content.holder.name,
    issuerName: row.issuerName,
    issuedOn: row.issuedOn,
    validUntil: row.validUntil,
    openTerm: content.openTerm ?? false,
    daysLeft: daysLeft(row.validUntil, today),
    external: false,
    shared: true,
    identifier: row.identifier,
    typeCodeAssumed: content.typeCodeAssumed,
    version: row.version,
    files: { ofd: row.ofdSize, pdf: row.pdfSize },
    checkedAt: null,
    elements: elementsOf(content),
  };
}

type Recorded = Omit<WalletCard, 'holderName' | 'external' | 'shared'>;

async function recordedOf(ctx: WalletContext, subjectId: string): Promise<Recorded[]> {
  const { rows } = await sql<{
    id: string;
    typeId: string;
    typeName: string;
    sealed: string;
    issuedOn: string | null;
    validUntil: string | null;
    checkedAt: Date;
  }>`
    select h.id, h.type_id as "typeId", t.name as "typeName", h.number_sealed as sealed, h.issued_on as "issuedOn",
      h.valid_until as "validUntil", h.checked_at as "checkedAt"
    from licences.holding h join licences.licence_type t on t.id = h.type_id
    where h.subject_id = ${subjectId} and not exists (select from licences.issued i
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

const numberElement = (number: string, personal: boolean): LicenceElement[] => [
  { key: 'number', label: '证照编号', value: number, personal },
];

const daysLeft = (until: string | null, today: string): number | null =>
  until === null ? null : dayNumber(until) - dayNumber(today);
