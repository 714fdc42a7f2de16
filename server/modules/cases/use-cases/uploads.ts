import { randomUUIDv7 } from 'node:crypto';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { constraintOf } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { type DraftOwner, deleteUpload, insertUpload } from '../drafts-store.ts';
import { places } from '../sealing.ts';
import { type DraftUpload, getDraft, itemOfDraft, rowOf } from './drafts.ts';

/** A file that is whole in the file store, named by its SM3. `id` makes a repeated notice of the same file harmless. */
export type NewUpload = {
  materialId: string;
  name: string;
  mediaType: string;
  size: number;
  sm3: string;
  id?: string;
};

/**
 * Ties a stored file to a material of the draft; `owner` need not be signed in any more, as with `saveDraft`.
 * Throws `not-found` for a draft or a material that is not there.
 */
export async function addUpload(
  ctx: CasesContext,
  owner: DraftOwner,
  draftId: string,
  file: NewUpload,
  { signed = false }: { signed?: boolean } = {},
): Promise<DraftUpload> {
  const draft = await rowOf(ctx, owner, draftId);
  const item = await itemOfDraft(ctx, draft);
  // A scan of the signed print is of no material; only a window keeps one.
  if (!signed && !item.definition.materials?.some((material) => material.id === file.materialId)) {
    throw new AppError('not-found', { reason: 'material' });
  }
  const id = file.id ?? randomUUIDv7();
  const at = ctx.clock.now();
  const { materialId, name, mediaType, size, sm3 } = file;
  const nameSealed = ctx.keyring.seal(name, places.fileName(id));
  await insertUpload(ctx.db, {
    id,
    draftId: draft.id,
    materialId,
    nameSealed,
    mediaType,
    size,
    sm3,
    at,
  }).catch(asGone);
  return { id, materialId, name, mediaType, size, sm3, at: at.toISOString() };
}

/** The draft was submitted or discarded while the file was on its way. */
function asGone(error: unknown): never {
  if (constraintOf(error) === 'upload_draft_id_fkey') throw new AppError('not-found', { reason: 'draft' });
  throw error;
}

export async function removeUpload(
  ctx: CasesContext,
  actor: ApplicantActor,
  draftId: string,
  uploadId: string,
): Promise<void> {
  const draft = await getDraft(ctx, actor, draftId);
  if (!draft.uploads.some((upload) => upload.id === uploadId)) throw new AppError('not-found');
  await deleteUpload(ctx.db, draft.id, uploadId);
}
