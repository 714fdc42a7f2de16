import { randomUUIDv7 } from 'node:crypto';
import { sm3Hex } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LicencesContext } from './context.ts';
import { designOf } from './design.ts';
import { baseOf } from './identifier.ts';
import { announceLicence, insertAct, insertIssued, type NewAct, places } from './issued-store.ts';
import { photoFor } from './issuing/photo.ts';
import type { LicenceContent } from './licence.ts';
import { makeLicence } from './make-licence.ts';
import { logSealUse, sealInUse } from './seal/in-use.ts';

export type ToKeep = {
  content: LicenceContent;
  /** Public name of a holder that is an organisation; null for a person. */
  holderName: string | null;
  subjectId: string;
  issueId: string | null;
  caseId: string | null;
  caseNumber: string | null;
  itemCode: string | null;
  placeCode: string;
  organisationId: string;
  act: Omit<NewAct, 'licenceId' | 'seq' | 'at' | 'reasonSealed'> & { reason: string | null };
  at: Date;
};

/** Draws, seals, signs, and writes down what now exists; tells listeners `licence.issued`. Returns its id. */
export async function keepLicence(ctx: LicencesContext, tx: Tx, one: ToKeep): Promise<string> {
  const { at } = one;
  const { layout } = await designOf(tx, one.content.typeId);
  const photo = await photoFor(ctx, layout, one);
  const content = photo ? { ...one.content, photo: photo.address } : one.content;
  const seal = await sealInUse(ctx, tx, one.organisationId, at);
  const { ofd, pdf } = await makeLicence(ctx.kit, content, at, layout, photo?.picture);
  const [ofdFile, pdfFile] = [await ctx.files.put(ofd), await ctx.files.put(pdf)];
  const id = randomUUIDv7();
  const row = {
    id,
    issueId: one.issueId,
    identifier: content.identifier,
    base: baseOf(content.identifier),
    version: Number(content.version),
    typeId: content.typeId,
    numberSealed: ctx.keyring.seal(content.number, places.number),
    numberBlind: ctx.keyring.blind(content.number, places.number),
    subjectId: one.subjectId,
    holderName: one.holderName,
    caseId: one.caseId,
    caseNumber: one.caseNumber,
    itemCode: one.itemCode,
    placeCode: one.placeCode,
    organisationId: one.organisationId,
    issuerName: content.issuer.name,
    issuedOn: content.issuedOn,
    validFrom: content.validFrom,
    validUntil: content.validUntil,
    layoutId: layout.id,
    layoutVersion: layout.version,
    contentSealed: ctx.keyring.seal(JSON.stringify(content), places.content(id)),
    ofdFile: ofdFile.sm3,
    ofdSize: ofdFile.size,
    ofdSm3: sm3Hex(ofd),
    pdfFile: pdfFile.sm3,
    pdfSize: pdfFile.size,
    pdfSm3: sm3Hex(pdf),
    issuedAt: at,
  };
  await insertIssued(tx, row);
  await logSealUse(tx, seal, { licenceId: id, fileSm3: row.ofdSm3, actor: one.act.actor, at });
  const { reason, ...act } = one.act;
  const reasonSealed = reason === null ? null : ctx.keyring.seal(reason, places.reason(id, 1));
  await insertAct(tx, { ...act, licenceId: id, seq: 1, reasonSealed, at });
  await announceLicence(tx, 'issued', row, at, { itemCode: row.itemCode, version: row.version });
  return id;
}
