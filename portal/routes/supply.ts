import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem, Problem } from '../../contracts/errors.ts';
import { applicantCase, startSupply, supplyCase } from '../../server/modules/cases/index.ts';
import { ownMaterials } from '../../server/modules/licences/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { MaterialNeed, SupplyProps } from '../pages/props.ts';
import { readPosted } from '../posted.ts';
import { problemFor } from '../problem.ts';
import { refusedFiles } from '../refused-files.ts';
import { noticeOf } from '../upload-notice.ts';

type Where = {
  Params: { id: string };
  Querystring: { added?: string; removed?: string; kept?: string };
  Body: FormBody;
};
const applicant = { config: { access: 'applicant' } } as const;

/** 容缺后补: hands in what was left out at submission, after acceptance. */
export const supplyRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/cases/:id/supply', applicant, async (request, reply) => show(ctx, request, reply, {}));

  app.post<Where>('/cases/:id/supply', applicant, async (request, reply) => {
    const actor = applicantOf(request);
    const { id: caseId } = request.params;
    const draft = await startSupply(ctx.cases, actor, caseId);
    const { body, added, refused } = await readPosted(ctx, request, draft.id);
    if (refused.length) {
      return show(ctx, request, reply, { problems: refusedFiles(request, refused) }, 422);
    }
    if ('upload' in body) {
      const back = paths.supply(caseId);
      return reply.redirect(
        added.length ? `${back}?added=${encodeURIComponent(added.join('、'))}` : back,
        303,
      );
    }
    try {
      const version = Number(field(body, 'version'));
      await supplyCase(ctx.cases, actor, {
        caseId,
        key: field(body, 'key'),
        ...(Number.isInteger(version) ? { version } : {}),
        draftId: draft.id,
      });
      return reply.redirect(paths.case(caseId), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      return show(ctx, request, reply, { problem: problemFor(request, error) }, error.status);
    }
  });
};

type Outcome = { problem?: Problem | null; problems?: FieldProblem[] };

async function show(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { problem = null, problems = [] }: Outcome,
  status = 200,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  const { params, query } = request as { params: Where['Params']; query: Where['Querystring'] };
  const { view, item } = await applicantCase(ctx.cases, actor, params.id, localeOf(request));
  if (!view.actions.some(({ command }) => command === 'supply')) {
    return reply.redirect(paths.case(params.id), 303);
  }
  const draft = await startSupply(ctx.cases, actor, params.id);
  const awaited = (view.later?.deferrals ?? []).filter((one) => !one.suppliedAt);
  const materials = new Map((item.definition.materials ?? []).map((one) => [one.id, one]));
  const props: SupplyProps = {
    frame: await frameOf(ctx, request),
    caseId: view.id,
    draftId: draft.id,
    number: view.number,
    itemName: view.itemName,
    version: view.version,
    submitKey: `supply-${draft.id}`,
    awaited: awaited.map(({ id, name, due, breachedAt }) => {
      const material = materials.get(id);
      const files = draft.uploads.filter((upload) => upload.materialId === id);
      const need: MaterialNeed = {
        id,
        name,
        required: true,
        source: files.length ? 'upload' : 'absent',
        licence: null,
        files: files.map((one) => ({
          id: one.id,
          name: one.name,
          size: one.size,
          mediaType: one.mediaType,
          addedAt: one.at,
        })),
        need: 'required',
        why: null,
        instructions: material?.instructions ?? null,
        acceptanceStandard: material?.acceptanceStandard ?? null,
        blankForm: material?.blankForm ?? null,
        sampleForm: material?.sampleForm ?? null,
        group: null,
        mayCommit: false,
        within: null,
      };
      return { material: need, due, late: breachedAt !== null };
    }),
    notice: noticeOf(query),
    own: await ownMaterials(ctx, actor),
    problems,
    problem,
  };
  return sendPage(ctx, reply, 'Supply', props, status);
}
