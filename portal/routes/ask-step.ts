import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contracts/errors.ts';
import { applicantCase, askSpecialStep } from '../../server/modules/cases/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import { askingOf } from '../asking.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import { problemFor } from '../problem.ts';

type Where = { Params: { id: string }; Body: FormBody };
const applicant = { config: { access: 'applicant' } } as const;
const most = 1000;

/** 要求听证 (行政许可法 art. 47): what it means on a page of its own, then asked for. */
export const askStepRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/cases/:id/hearing', applicant, async (request, reply) =>
    show(ctx, request, reply, { why: '', problem: null }),
  );

  app.post<Where>('/cases/:id/hearing', applicant, async (request, reply) => {
    const { id: caseId } = request.params;
    const why = field(request.body, 'why').trim().slice(0, most);
    try {
      const key = field(request.body, 'key');
      await askSpecialStep(ctx.cases, applicantOf(request), { caseId, key, why });
      return reply.redirect(paths.case(caseId), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      return show(ctx, request, reply, { why, problem: problemFor(request, error) }, error.status);
    }
  });
};

/** Where nobody was told of a right there is nothing to ask; what was asked already stands on the case's page. */
async function show(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { why, problem }: { why: string; problem: Problem | null },
  status = 200,
): Promise<FastifyReply> {
  const { id } = request.params as Where['Params'];
  const { view } = await applicantCase(ctx.cases, applicantOf(request), id, localeOf(request));
  const asking = askingOf(view);
  if (!asking || asking.state === 'asked') return reply.redirect(paths.case(id), 303);
  const { number, itemName, specialSteps } = view;
  const frame = await frameOf(ctx, request);
  const submitKey = `ask-${id}-${specialSteps.filter((step) => step.begun).length}`;
  const props = { frame, caseId: id, number, itemName, asking, submitKey, why, problem };
  return sendPage(ctx, reply, 'AskStep', props, status);
}
