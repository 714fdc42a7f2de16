import type { FastifyRequest } from 'fastify';
import { assertUploadSize, type DraftOwner, keepUpload, uploadName } from '../server/modules/cases/index.ts';
import { readOwnMaterial } from '../server/modules/licences/index.ts';
import { AppError } from '../server/platform/errors.ts';
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
    const name = uploadName(filename);
    try {
      assertUploadSize(name, part.file.truncated ? Number.POSITIVE_INFINITY : bytes.length);
      await keepUpload(ctx.cases, ownerOf(request), draftId, { material, name, bytes });
      posted.added.push(name);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'upload-refused') throw error;
      posted.refused.push({ material, error });
    }
  }
  for (const [field, id] of texts) {
    const material = /^own-(.+)$/.exec(field)?.[1];
    if (material && id) posted.added.push(...(await fromOwn(ctx, request, draftId, { material, id })));
  }
  posted.body = Object.fromEntries(
    [...Map.groupBy(texts, ([name]) => name)].map(([name, all]) => {
      const values = all.map(([, value]) => value);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
  return posted;
}

/** «从我的材料里选»: a paper that the applicant keeps goes into the application as a copy of its own. */
async function fromOwn(
  ctx: PortalContext,
  request: FastifyRequest,
  draftId: string,
  { material, id }: { material: string; id: string },
): Promise<string[]> {
  const { actor } = request.bearer;
  if (actor.kind !== 'applicant') return []; // signed out by time: she chooses again after signing in
  const { name, bytes } = await readOwnMaterial(ctx, actor, id, true);
  await keepUpload(ctx.cases, actor, draftId, { material, name, bytes });
  return [name];
}
