import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import { findIssued, type IssuedRow } from '../issued-store.ts';

export type LicenceFile = { name: string; mediaType: string; bytes: Buffer };
export const licenceFileKinds = { ofd: 'application/ofd', pdf: 'application/pdf' } as const;
export type LicenceFileKind = keyof typeof licenceFileKinds;

/** A file of the holder's own licence, in whatever state it is. `not-found` for everybody else's. */
export async function ownLicenceFile(
  ctx: Pick<LicencesContext, 'db' | 'files'>,
  subjectId: string,
  licenceId: string,
  kind: LicenceFileKind,
): Promise<LicenceFile> {
  const row = await findIssued(ctx.db, licenceId);
  if (row?.subjectId !== subjectId) throw new AppError('not-found', { reason: 'licence' });
  return readLicenceFile(ctx, row, kind);
}

export async function readLicenceFile(
  ctx: Pick<LicencesContext, 'files'>,
  row: IssuedRow,
  kind: LicenceFileKind,
): Promise<LicenceFile> {
  const bytes = await ctx.files.readAll(kind === 'ofd' ? row.ofdFile : row.pdfFile);
  return { name: `${row.typeName}.${kind}`, mediaType: licenceFileKinds[kind], bytes };
}
