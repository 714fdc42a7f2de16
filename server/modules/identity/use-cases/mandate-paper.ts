import type { PowerOfAttorney } from '../../../../contracts/documents.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate, localMoment } from '../../../platform/clock.ts';
import type { Context } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { maskIdNumber } from '../mask.ts';
import { mandatePlace, openField } from '../personal-data.ts';
import { visibleMandate } from '../queries/mandates.ts';
import { keepPaperFile, type MandateRow } from '../store/mandates.ts';
import { nameOf, type SubjectRow, subjectById } from '../store/subjects.ts';

/** Template version that new deeds are made with; a kept one keeps its own. */
export const paperTemplate = 1;

/** What the deed says, fixed when it is confirmed. */
export async function paperOf(
  ctx: IdentityContext,
  row: MandateRow,
  agent: SubjectRow,
  confirmedAt: Date,
): Promise<PowerOfAttorney> {
  const [principal, giver] = await Promise.all([
    subjectById(ctx.db, row.principalId) as Promise<SubjectRow>,
    subjectById(ctx.db, row.givenBy) as Promise<SubjectRow>,
  ]);
  const numberOf = (subject: SubjectRow) => {
    const number = openField(ctx.keyring, subject.id, 'number', subject.number_sealed);
    return subject.kind === 'person' ? maskIdNumber(number) : number;
  };
  const name = nameOf(ctx.keyring, principal);
  const person = principal.kind === 'person';
  return {
    demo: principal.demonstration,
    number: deedNumber(row),
    issuer: name,
    issuedOn: localDate(confirmedAt),
    recipient: { name, kind: person ? 'person' : 'organisation' },
    principal: {
      name,
      number: numberOf(principal),
      ...(person ? {} : { representative: nameOf(ctx.keyring, giver) }),
    },
    agent: { name: nameOf(ctx.keyring, agent), number: numberOf(agent) },
    relation: row.relation,
    place: row.divisionName,
    ...(row.itemNames ? { items: row.itemNames.map((item) => item.slice(0, 200)) } : {}),
    mayCommit: row.mayCommit,
    validFrom: row.validFrom,
    validTo: row.validTo,
    givenAt: localMoment(row.givenAt),
    confirmedAt: localMoment(confirmedAt),
  };
}

/** Names one deed among all: its day and the last letters of its id. */
export const deedNumber = ({ id, givenAt }: Pick<MandateRow, 'id' | 'givenAt'>): string =>
  `WT${localDate(givenAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;

/** 授权委托书 as PDF, for its two sides; drawn once and kept. Throws `not-found` before it is confirmed. */
export async function openMandatePaper(
  ctx: IdentityContext & Pick<Context, 'documents' | 'files'>,
  actor: ApplicantActor,
  id: string,
): Promise<{ number: string; bytes: Uint8Array }> {
  const { row } = await visibleMandate(ctx, actor, id);
  if (!row.paperSealed || !row.paperTemplate) throw new AppError('not-found', { reason: 'document' });
  const number = deedNumber(row);
  if (row.paperFile) return { number, bytes: await ctx.files.readAll(row.paperFile) };
  const data: unknown = JSON.parse(ctx.keyring.open(row.paperSealed, mandatePlace(id, 'paper')));
  const bytes = await ctx.documents.render('power-of-attorney', row.paperTemplate, data);
  const { sm3 } = await ctx.files.put(bytes);
  await keepPaperFile(ctx.db, id, sm3);
  return { number, bytes };
}
