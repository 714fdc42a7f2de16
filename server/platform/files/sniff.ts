import { extname } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { type FileKind, type FileProblem, fileKinds, maxFileMegabytes } from '../../../contracts/files.ts';
import { AppError } from '../errors.ts';

export type Sniffed = { kind: FileKind; mediaType: string };

/**
 * What a file really is, by its content: the name and the browser's word are never believed. Throws AppError
 * `upload-refused` with one of the problems of contracts/files.ts.
 */
export async function sniff(bytes: Uint8Array, name: string, allowed: readonly FileKind[]): Promise<Sniffed> {
  const refuse = (problem: FileProblem, params: Record<string, string | number> = {}): never => {
    throw new AppError('upload-refused', { problem, name, ...params });
  };
  const kinds = allowed.map((kind) => kind.toUpperCase()).join('、');
  if (bytes.length === 0) refuse('empty');
  if (bytes.length > maxFileMegabytes * 1024 * 1024) refuse('too-large', { limit: maxFileMegabytes });
  const found = await fileTypeFromBuffer(bytes);
  if (found?.mime === 'image/heic' || found?.mime === 'image/heif') refuse('heic', { allowed: kinds });
  const kind = await kindOf(bytes, found?.mime);
  const claimed = claimedKind(name);
  if (!kind && claimed && !found) return refuse('damaged'); // says it is a picture, and nothing in it says so
  if (!kind)
    return refuse(claimed ? 'disguised' : 'not-allowed', {
      found: found?.ext.toUpperCase() ?? '',
      allowed: kinds,
    });
  if (claimed && claimed !== kind) refuse('disguised', { found: kind.toUpperCase(), allowed: kinds });
  if (!allowed.includes(kind)) refuse('not-allowed', { found: kind.toUpperCase(), allowed: kinds });
  if (kind === 'pdf') {
    const tail = Buffer.from(bytes.subarray(-4096)).toString('latin1');
    if (!tail.includes('%%EOF')) refuse('damaged');
    if (/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(Buffer.from(bytes).toString('latin1'))) refuse('encrypted');
  }
  return { kind, mediaType: fileKinds[kind].mediaType };
}

async function kindOf(bytes: Uint8Array, mime: string | undefined): Promise<FileKind | undefined> {
  if (mime === 'application/zip') return Buffer.from(bytes).includes('OFD.xml') ? 'ofd' : undefined;
  const entries = Object.entries(fileKinds) as [FileKind, { mediaType: string }][];
  return entries.find(([, { mediaType }]) => mediaType === mime)?.[0];
}

function claimedKind(name: string): FileKind | undefined {
  const extension = extname(name).slice(1).toLowerCase();
  const entries = Object.entries(fileKinds) as [FileKind, { extensions: readonly string[] }][];
  return entries.find(([, { extensions }]) => extensions.includes(extension))?.[0];
}
