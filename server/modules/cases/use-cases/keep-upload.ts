import { randomUUIDv7 } from 'node:crypto';
import { defaultFileKinds, maxFileMegabytes } from '../../../../contracts/files.ts';
import { AppError } from '../../../platform/errors.ts';
import { sniff } from '../../../platform/files/index.ts';
import type { CasesContext } from '../context.ts';
import type { DraftOwner } from '../drafts-store.ts';
import { places } from '../sealing.ts';
import type { FileRow } from '../store.ts';
import { signedUnder } from '../window/signed.ts';
import { addUpload } from './uploads.ts';

export type IncomingFile = { material: string; name: string; bytes: Uint8Array; id?: string };

/** Sniffs, seals and keeps a whole file; the application knows of it only afterwards. Throws `upload-refused`. */
export async function keepUpload(
  ctx: CasesContext,
  owner: DraftOwner,
  draftId: string,
  { material: materialId, name, bytes, id }: IncomingFile,
  how: { signed?: boolean } = {},
): Promise<void> {
  const { mediaType } = await sniff(bytes, name, defaultFileKinds);
  const { sm3, size } = await ctx.files.put(bytes);
  const file = { materialId, name, mediaType, size, sm3 };
  await addUpload(ctx, owner, draftId, { ...file, ...(id ? { id } : {}) }, how);
}

export type Scan = { name: string; bytes: Uint8Array };

/** A scan of a print that was signed at the window, kept as a file of the case. Throws `upload-refused`. */
export async function scanRow(ctx: CasesContext, { name, bytes }: Scan, mark: string): Promise<FileRow> {
  const { mediaType } = await sniff(bytes, name, defaultFileKinds);
  const { sm3, size } = await ctx.files.put(bytes);
  const id = randomUUIDv7();
  const nameSealed = ctx.keyring.seal(name, places.fileName(id));
  return { id, materialId: signedUnder(mark), nameSealed, mediaType, size, sm3 };
}

/**
 * A file's name as people will see it again: no folders, nothing invisible that turns the text around, no longer than a
 * line; the ending stays.
 */
export function uploadName(given: string): string {
  const plain = (given.split(/[\\/]/).at(-1) ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  const letters = [...plain];
  if (letters.length <= 120) return plain || '文件';
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  return `${letters.slice(0, 119 - ending.length).join('')}…${ending}`;
}

export function assertUploadSize(name: string, size: number): void {
  if (size === 0) throw new AppError('upload-refused', { problem: 'empty', name });
  if (size > maxFileMegabytes * 1_048_576)
    throw new AppError('upload-refused', { problem: 'too-large', name, limit: maxFileMegabytes });
}
