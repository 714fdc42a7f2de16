import type { Actor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { readCase } from '../queries/case-view.ts';
import { places } from '../sealing.ts';
import { filesOf } from '../store-read.ts';

export type OpenedFile = { bytes: Buffer; name: string; mediaType: string };

/** A file of a case, for who may see the case. */
export async function openFile(
  ctx: CasesContext,
  actor: Actor,
  caseId: string,
  fileId: string,
): Promise<OpenedFile> {
  const { row } = await readCase(ctx, actor, caseId);
  const file = (await filesOf(ctx.db, row.divisionCode, caseId)).find((one) => one.id === fileId);
  if (!file) throw new AppError('not-found', { reason: 'file' });
  return {
    bytes: await ctx.files.readAll(file.sm3),
    name: ctx.keyring.open(file.nameSealed, places.fileName(file.id)),
    mediaType: file.mediaType,
  };
}
