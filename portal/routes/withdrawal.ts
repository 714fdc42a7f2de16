import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contracts/errors.ts';
import { applicantCase, withdrawCase } from '../../server/modules/cases/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import { problemFor } from '../problem.ts';

type Where = { Params: { id: string }; Body: FormBody };
const applicant = { config: { access: 'applicant' } } as const;

/** 撤回申请: asked once more on a page of its own, then done. */
export const withdrawalRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/cases/:id/withdraw', applicant, async (request, reply) => ask(ctx, request, reply, null));

  app.post<Where>('/cases/:id/withdraw', applicant, async (request, reply) => {
    const { id: caseId } = request.params;
    const version = Number(field(request.body, 'version'));
    if (!Number.isInteger(version)) throw new AppError('invalid-input');
    try {
      const key = field(request.body, 'key');
      await withdrawCase(ctx.cases, applicantOf(request), { caseId, key, version });
      return reply.redirect(paths.case(caseId), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      return ask(ctx, request, reply, problemFor(request, error), error.status);
    }
  });
};

/** A case that can no longer be withdrawn shows where it is instead. */
async function ask(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem | null,
  status = 200,
): Promise<FastifyReply> {
  const { id } = request.params as Where['Params'];
  const { view } = await applicantCase(ctx.cases, applicantOf(request), id, localeOf(request));
  if (!view.actions.some(({ command }) => command === 'withdraw')) return reply.redirect(paths.case(id), 303);
  const { number, itemName, version } = view;
  const frame = await frameOf(ctx, request);
  const submitKey = `withdraw-${id}-${version}`;
  return sendPage(
    ctx,
    reply,
    'Withdraw',
    { frame, caseId: id, number, itemName, version, submitKey, problem },
    status,
  );
}
