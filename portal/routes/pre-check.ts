import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contracts/errors.ts';
import type { ApplicantActor } from '../../contracts/identity.ts';
import {
  askPreCheck,
  type DraftContents,
  draftPreCheck,
  withdrawPreCheck,
} from '../../server/modules/cases/index.ts';
import { localDate } from '../../server/platform/clock.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { viewDraft } from '../draft-view.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { PreCheckMark, PreCheckProps } from '../pages/props.ts';
import { problemFor } from '../problem.ts';

type Where = { Params: { id: string }; Body: FormBody };
const applicant = { config: { access: 'applicant' } } as const;

/** 预审: an officer looks at a draft before it is handed in, where the applicant asks for it. */
export const preCheckRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/drafts/:id/pre-check', applicant, async (request, reply) =>
    show(ctx, request, reply, null),
  );

  app.post<Where>('/drafts/:id/pre-check', applicant, async (request, reply) => {
    const { id: draftId } = request.params;
    const version = Number(field(request.body, 'version'));
    if (!Number.isInteger(version)) throw new AppError('invalid-input');
    const input = { draftId, version, key: field(request.body, 'key') };
    const act = field(request.body, 'act') === 'withdraw' ? withdrawPreCheck : askPreCheck;
    try {
      await act(ctx.cases, applicantOf(request), input);
      return reply.redirect(paths.preCheck(draftId), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      return show(ctx, request, reply, problemFor(request, error), error.status);
    }
  });
};

/** How it stands, for pages that lead here; null: not offered. */
export async function preCheckMark(
  ctx: PortalContext,
  actor: ApplicantActor,
  contents: DraftContents,
): Promise<PreCheckMark | null> {
  const { limit, state, result } = await draftPreCheck(ctx.cases, actor, contents);
  if (!limit) return null;
  return state === 'asked' ? 'asked' : (result ?? 'offered');
}

async function show(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem | null,
  status = 200,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  const { id } = request.params as Where['Params'];
  const view = await viewDraft(ctx, actor, id, localeOf(request));
  const { due, stepOf, points, ...found } = await draftPreCheck(ctx.cases, actor, view);
  if (!found.limit) return reply.redirect(paths.draft(id, 'review'), 303);
  const steps = new Set(view.head.steps.map((step) => step.id));
  const hrefOf = ({ kind, ref }: { kind: string; ref: string }): string | null => {
    const step = kind === 'material' ? 'materials' : stepOf.get(ref);
    const there = kind === 'material' ? view.sourced.some((one) => one.material.id === ref) : step;
    return there && step && steps.has(step) ? paths.draft(id, step) : null;
  };
  const props: PreCheckProps = {
    ...found,
    frame: await frameOf(ctx, request),
    draft: view.head,
    submitKey: `pre-check-${id}-${found.version}`,
    due: due && localDate(new Date(due.getTime() - 1)),
    late: due !== null && found.state === 'asked' && ctx.clock.now() >= due,
    points: points.map((point) => ({ ...point, href: hrefOf(point) })),
    problem,
  };
  return sendPage(ctx, reply, 'PreCheck', props, status);
}
