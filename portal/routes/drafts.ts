import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem, Problem } from '../../contracts/errors.ts';
import {
  type DraftOwner,
  discardDraft,
  draftForm,
  saveDraft,
  submitDraft,
} from '../../server/modules/cases/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import { choicesFor } from '../choices.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import {
  type DraftView,
  materialNeeds,
  problemsOfPage,
  stepAfter,
  typedOfPage,
  viewDraft,
} from '../draft-view.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { MaterialsProps, Typed } from '../pages/props.ts';
import { problemFor } from '../problem.ts';
import { openSteps, reviewPages } from '../review.ts';

type Step = {
  Params: { id: string; step: string };
  Querystring: { added?: string; removed?: string };
  Body: FormBody;
};

/** The steps of an application: each GET shows one, each POST keeps it first and judges it afterwards. */
export const draftRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Step>('/drafts/:id/:step', { config: { access: 'applicant' } }, async (request, reply) => {
    const view = await viewDraft(ctx, applicantOf(request), request.params.id, localeOf(request));
    return showStep(ctx, request, reply, view, request.params.step, {});
  });

  app.post<Step>(
    '/drafts/:id/:step',
    { config: { access: 'applicant-or-former' } },
    async (request, reply) => {
      const { id, step } = request.params;
      const body = request.body ?? {};
      await keep(ctx, request, id, step, body);
      if (request.bearer.actor.kind !== 'applicant') {
        return reply.redirect(`${paths.signIn(paths.draft(id, step))}&expired=1`, 303); // what was typed is kept
      }
      if ('later' in body) return reply.redirect(paths.cases(), 303);
      const view = await viewDraft(ctx, request.bearer.actor, id, localeOf(request));
      const page = view.pages.find((one) => one.id === step);
      const problems = page ? problemsOfPage(page, view.problems) : step === 'materials' ? view.missing : [];
      if (problems.length)
        return showStep(ctx, request, reply, view, step, { problems, typed: body as Typed }, 422);
      return reply.redirect(paths.draft(id, stepAfter(view.head, step)), 303);
    },
  );

  app.post<Step>(
    '/drafts/:id/:step/save',
    { config: { access: 'applicant-or-former' } },
    async (request, reply) => {
      await keep(ctx, request, request.params.id, request.params.step, request.body ?? {});
      // Kept all the same; the page says that its writer has to sign in again.
      if (request.bearer.actor.kind !== 'applicant') throw new AppError('session-expired');
      return reply.send({ saved: true });
    },
  );

  app.post<Step>('/drafts/:id/submit', { config: { access: 'applicant' } }, async (request, reply) => {
    const actor = applicantOf(request);
    const { id } = request.params;
    const key = field(request.body, 'key');
    try {
      const made = await submitDraft(ctx.cases, actor, { draftId: id, key });
      return reply.redirect(paths.submitted(made.id), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      const view = await viewDraft(ctx, actor, id, localeOf(request));
      return showStep(
        ctx,
        request,
        reply,
        view,
        'review',
        { problem: problemFor(request, error) },
        error.status,
      );
    }
  });

  app.post<Step>('/drafts/:id/discard', { config: { access: 'applicant' } }, async (request, reply) => {
    await discardDraft(ctx.cases, applicantOf(request), request.params.id);
    return reply.redirect(paths.cases(), 303);
  });
};

/** Whose draft this is: the signed-in person's, or that of the session that ended by time. */
function ownerOf(request: FastifyRequest): DraftOwner {
  const { actor, former } = request.bearer;
  if (actor.kind === 'applicant') return actor;
  if (former) return former;
  throw new AppError('not-signed-in');
}

/** Keeps what was typed on one page before anything is judged. Steps without fields have nothing to keep. */
async function keep(
  ctx: PortalContext,
  request: FastifyRequest,
  id: string,
  step: string,
  body: FormBody,
): Promise<void> {
  const owner = ownerOf(request);
  const form = await draftForm(ctx.cases, owner, id);
  const page = form.pages.find((one) => one.id === step);
  if (page) await saveDraft(ctx.cases, owner, { draftId: id, answers: typedOfPage(page, body) });
}

type Outcome = { problems?: FieldProblem[]; typed?: Typed; problem?: Problem | null };

async function showStep(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  view: DraftView,
  asked: string,
  { problems = [], typed = {}, problem = null }: Outcome,
  status = 200,
): Promise<FastifyReply> {
  const frame = await frameOf(ctx, request);
  const { head: draft, pages } = view;
  const page = pages.find(({ id }) => id === asked);
  if (page) {
    const choices = await choicesFor(ctx, draft.divisionCode, page);
    const { answers } = view.draft;
    return sendPage(
      ctx,
      reply,
      'ApplyPage',
      { frame, draft, page, answers, returned: { typed, problems }, choices },
      status,
    );
  }
  if (asked === 'materials') {
    const notice = noticeOf(request.query as Step['Querystring']);
    return sendPage(
      ctx,
      reply,
      'Materials',
      { frame, draft, materials: materialNeeds(view), problems, notice },
      status,
    );
  }
  if (asked === 'review') {
    return sendPage(
      ctx,
      reply,
      'Review',
      { frame, draft, ...(await reviewProps(ctx, request, view)), problem },
      status,
    );
  }
  return reply.redirect(paths.draft(draft.id, pages[0]?.id ?? 'materials'), 303);
}

function noticeOf({ added, removed }: Step['Querystring']): MaterialsProps['notice'] {
  if (added) return { kind: 'added', name: added };
  return removed ? { kind: 'removed', name: removed } : null;
}

/** The key is the draft's own: pressing twice, or from two tabs, submits one application. */
async function reviewProps(ctx: PortalContext, request: FastifyRequest, view: DraftView) {
  const locale = localeOf(request);
  const all = { id: 'all', title: '', fields: view.pages.flatMap((page) => page.fields) };
  const choices = await choicesFor(ctx, view.head.divisionCode, all);
  return {
    pages: reviewPages(view, choices, locale),
    materials: materialNeeds(view),
    open: openSteps(view, locale),
    submitKey: `submit-${view.draft.id}`,
  };
}
