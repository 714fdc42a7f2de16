import type { FastifyRequest } from 'fastify';
import { maxFileMegabytes } from '../../contracts/files.ts';
import { assertUploadSize, uploadName } from '../../server/modules/cases/index.ts';
import {
  addOwnMaterial,
  ownMaterials,
  readOwnMaterial,
  removeOwnMaterial,
} from '../../server/modules/licences/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf, sendBytes } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { viewDraft } from '../draft-view.ts';
import { applicantOf, frameOf, safeBack, sendPage } from '../frame.ts';
import type { OwnMaterialsProps } from '../pages/licence-props.ts';
import { paths } from '../pages/paths.ts';
import { problemFor } from '../problem.ts';

type Where = { Params: { id: string } };
const applicant = { config: { access: 'applicant' } } as const;

/** 我的材料: papers that the applicant keeps herself, for any application that asks for them. */
export const ownMaterialRoutes: PortalRoutes = (ctx) => async (app) => {
  const show = async (request: FastifyRequest, more: Partial<OwnMaterialsProps> = {}) => {
    const materials = await ownMaterials(ctx, applicantOf(request));
    return { frame: await frameOf(ctx, request), materials, label: '', notice: null, problem: null, ...more };
  };

  app.get<{ Querystring: { added?: string; removed?: string } }>(
    '/my-materials',
    applicant,
    async (request, reply) => {
      const { added, removed } = request.query;
      const notice = added
        ? { kind: 'added', name: added }
        : removed
          ? { kind: 'removed', name: removed }
          : null;
      return sendPage(
        ctx,
        reply,
        'OwnMaterials',
        await show(request, { notice } as Partial<OwnMaterialsProps>),
      );
    },
  );

  app.post('/my-materials', applicant, async (request, reply) => {
    const { label, file } = await readForm(request);
    try {
      if (!file) throw new AppError('upload-refused', { problem: 'empty', name: label });
      await addOwnMaterial(ctx, applicantOf(request), { ...file, label: label || file.name });
      return reply.redirect(`${paths.ownMaterials()}?added=${encodeURIComponent(label || file.name)}`, 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const props = await show(request, { label, problem: problemFor(request, error) });
      return sendPage(ctx, reply, 'OwnMaterials', props, error.status);
    }
  });

  app.get<Where>('/my-materials/:id/file', applicant, async (request, reply) => {
    const { name, mediaType, bytes } = await readOwnMaterial(ctx, applicantOf(request), request.params.id);
    return sendBytes(reply, name, mediaType, bytes);
  });

  app.post<Where>('/my-materials/:id/remove', applicant, async (request, reply) => {
    const { id } = request.params;
    const found = (await ownMaterials(ctx, applicantOf(request))).find((one) => one.id === id);
    await removeOwnMaterial(ctx, applicantOf(request), id);
    return reply.redirect(`${paths.ownMaterials()}?removed=${encodeURIComponent(found?.label ?? '')}`, 303);
  });

  app.post<{ Params: { id: string; file: string }; Querystring: { back?: string } }>(
    '/drafts/:id/files/:file/keep',
    applicant,
    async (request, reply) => {
      const { id, file } = request.params;
      const name = await keepOfDraft(ctx, request, id, file);
      const back = safeBack(request.query.back);
      return reply.redirect(`${back}?kept=${encodeURIComponent(name)}`, 303);
    },
  );
};

/** A file of an application, kept for the next one under the name of its material. */
async function keepOfDraft(
  ctx: PortalContext,
  request: FastifyRequest,
  draftId: string,
  fileId: string,
): Promise<string> {
  const actor = applicantOf(request);
  const { draft, item } = await viewDraft(ctx, actor, draftId, localeOf(request));
  const upload = draft.uploads.find((one) => one.id === fileId);
  if (!upload) throw new AppError('not-found');
  const { definition } = item;
  const material = definition.materials?.find(({ id }) => id === upload.materialId);
  const bytes = await ctx.files.readAll(upload.sm3);
  await addOwnMaterial(ctx, actor, {
    label: material?.name ?? upload.name,
    name: upload.name,
    bytes,
    itemName: definition.name,
  });
  return upload.name;
}

async function readForm(
  request: FastifyRequest,
): Promise<{ label: string; file: { name: string; bytes: Buffer } | null }> {
  if (!request.isMultipart()) throw new AppError('invalid-input');
  let label = '';
  let file: { name: string; bytes: Buffer } | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'label')
        label = String(part.value ?? '')
          .trim()
          .slice(0, 60);
      continue;
    }
    const bytes = await part.toBuffer();
    if (!part.filename) continue;
    const name = uploadName(part.filename);
    if (part.file.truncated)
      throw new AppError('upload-refused', { problem: 'too-large', name, limit: maxFileMegabytes });
    assertUploadSize(name, bytes.length);
    file = { name, bytes };
  }
  return { label, file };
}
