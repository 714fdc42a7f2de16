import type { LicenceElement, LicenceState, WalletCard } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { subjectDetails } from '../../identity/index.ts';
import { keptBack } from '../consent.ts';
import type { LicencesContext } from '../context.ts';
import { fromIssued, type IssuedRow, issuedColumns, places } from '../issued-store.ts';
import { shippedFace } from '../layouts.ts';
import type { LicenceContent } from '../licence.ts';
import { inReach, type Reach, reachOf, type Whose } from '../within-mandate.ts';
import { provedLicences } from './held-licence.ts';
import { licenceTypes } from './licence-types.ts';
import { daysLeft, numberElement, recordedOf } from './recorded-licences.ts';

type WalletContext = Pick<LicencesContext, 'db' | 'clock' | 'keyring'>;

/**
 * Everything a subject holds, as its holder sees it: issued here in every state, recorded by number, proved by a
 * register. A replaced version stands behind its newer one; what is in force comes first. Who acts under a mandate for
 * named items sees what those items need.
 */
export async function walletOf(ctx: WalletContext, whose: Whose): Promise<WalletCard[]> {
  const { subjectId } = whose;
  const [subject, reach] = await Promise.all([subjectDetails(ctx, subjectId), reachOf(ctx.db, whose)]);
  if (!subject) return [];
  const [issued, recorded, proved, types, off] = await Promise.all([
    issuedOf(ctx, subjectId, reach),
    recordedOf(ctx, subjectId, reach),
    provedLicences(ctx, subjectId, reach?.types),
    licenceTypes(ctx.db),
    keptBack(ctx.db, subjectId),
  ]);
  const external = new Set(types.filter(({ issuedBy }) => issuedBy === 'external').map(({ id }) => id));
  const proven = new Set(proved.map(({ typeId, number }) => `${typeId} ${number}`));
  const cards: WalletCard[] = [
    ...issued.map((row) => issuedCard(ctx, row)),
    // What a register proves need not stand there a second time as her own word.
    ...recorded
      .filter((one) => one.proof !== 'stated' || !proven.has(`${one.typeId} ${one.number}`))
      .map((row) => ({
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
      proof: 'register',
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
  whose: Whose,
  ref: string,
): Promise<WalletCard | undefined> {
  return (await walletOf(ctx, whose)).find((card) => card.ref === ref);
}

export const isOver = (state: LicenceState): boolean => state !== 'valid' && state !== 'suspended';

async function issuedOf(ctx: WalletContext, subjectId: string, reach: Reach): Promise<IssuedRow[]> {
  const { rows } = await sql<IssuedRow>`
    select ${issuedColumns} from ${fromIssued} where i.subject_id = ${subjectId}
      and ${inReach(reach, { type: 'i.type_id', item: 'i.item_code' })}
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
    proof: 'issued',
    shared: true,
    identifier: row.identifier,
    typeCodeAssumed: content.typeCodeAssumed,
    version: row.version,
    files: { ofd: row.ofdSize, pdf: row.pdfSize },
    checkedAt: null,
    elements: elementsOf(content),
  };
}
