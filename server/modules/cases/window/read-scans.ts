import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import { assertUploadSize, type Scan, uploadName } from '../use-cases/keep-upload.ts';

/** Whole files, as a scanner gives them, with the fields beside them. Throws `invalid-input`, `upload-refused`. */
export async function readScans(
  request: FastifyRequest,
): Promise<{ files: Scan[]; fields: ReadonlyMap<string, string> }> {
  if (!request.isMultipart()) throw new AppError('invalid-input');
  const files: Scan[] = [];
  const fields = new Map<string, string>();
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value));
      continue;
    }
    const bytes = await part.toBuffer();
    const name = uploadName(part.filename);
    assertUploadSize(name, part.file.truncated ? Number.POSITIVE_INFINITY : bytes.length);
    files.push({ name, bytes });
  }
  return { files, fields };
}
