import type { FastifyRequest } from 'fastify';
import { defaultFileKinds, maxFileMegabytes } from '../contracts/files.ts';
import { addUpload, type DraftOwner } from '../server/modules/cases/index.ts';
import { AppError } from '../server/platform/errors.ts';
import { sniff } from '../server/platform/files/index.ts';
import type { PortalContext } from './context.ts';
import { type FormBody, formBody } from './frame.ts';

/** What a page sent: texts, and what became of the files that came along with them. */
export type Posted = { body: FormBody; added: string[]; refused: Refused[] };
export type Refused = { material: string; error: AppError };

/** Whose draft this is: the signed-in person's, or that of the session that ended by time. */
export function ownerOf(request: FastifyRequest): DraftOwner {
  const { actor, former } = request.bearer;
  if (actor.kind === 'applicant') return actor;
  if (former) return former;
  throw new AppError('not-signed-in');
}

/**
 * Reads a form with or without files; the name of a file's field is its material's. Files that are taken are kept,
 * whatever becomes of the others: a long form over a weak line is not sent twice for one bad picture.
 */
export async function readPosted(
  ctx: PortalContext,
  request: FastifyRequest,
  draftId: string,
): Promise<Posted> {
  const posted: Posted = { body: formBody(request.body), added: [], refused: [] };
  if (!request.isMultipart()) return posted;
  const texts: [string, string][] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      texts.push([part.fieldname, String(part.value ?? '')]);
      continue;
    }
    const { fieldname: material, filename } = part;
    const bytes = await part.toBuffer();
    if (!filename) continue;
    const name = fileName(filename);
    try {
      assertSize(name, part.file.truncated ? Number.POSITIVE_INFINITY : bytes.length);
      await keepFile(ctx, ownerOf(request), draftId, { material, name, bytes });
      posted.added.push(name);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'upload-refused') throw error;
      posted.refused.push({ material, error });
    }
  }
  posted.body = Object.fromEntries(
    [...Map.groupBy(texts, ([name]) => name)].map(([name, all]) => {
      const values = all.map(([, value]) => value);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
  return posted;
}

/**
 * A file's name as people will see it again: no folders, nothing invisible that turns the text around, no longer than a
 * line; the ending stays.
 */
export function fileName(given: string): string {
  const plain = (given.split(/[\\/]/).at(-1) ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  const letters = [...plain];
  if (letters.length <= 120) return plain || '文件';
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  return `${letters.slice(0, 119 - ending.length).join('')}…${ending}`;
}

export function assertSize(name: string, size: number): void {
  if (size === 0) throw new AppError('upload-refused', { problem: 'empty', name });
  if (size > maxFileMegabytes * 1_048_576)
    throw new AppError('upload-refused', { problem: 'too-large', name, limit: maxFileMegabytes });
}

export type Incoming = { material: string; name: string; bytes: Uint8Array; id?: string };

/** Sniffs, seals and keeps a whole file; the application knows of it only afterwards. Throws `upload-refused`. */
export async function keepFile(
  ctx: PortalContext,
  owner: DraftOwner,
  draftId: string,
  { material: materialId, name, bytes, id }: Incoming,
): Promise<void> {
  const { mediaType } = await sniff(bytes, name, defaultFileKinds);
  const { sm3, size } = await ctx.files.put(bytes);
  const file = { materialId, name, mediaType, size, sm3 };
  await addUpload(ctx.cases, owner, draftId, { ...file, ...(id ? { id } : {}) });
}
