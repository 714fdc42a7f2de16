import type { FastifyReply, FastifyRequest } from 'fastify';
import { startDraft } from '../../server/modules/cases/index.ts';
import { packageCode, packageSummaries, questionOf } from '../../server/modules/packages/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf, sendBytes } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { noticeData } from '../package-notice.ts';
import { givenAnswers, type Planned, planned, planProps } from '../package-plan.ts';
import { openState, readAnswer, sealState } from '../package-state.ts';
import { paths } from '../pages/paths.ts';
import type { Audience } from '../pages/props.ts';
import { orNotEligible } from './apply.ts';

type Where = {
  Params: { division: string; id: string };
  Querystring: { s?: string; q?: string };
  Body: FormBody;
};
const open = { config: { access: 'public' } } as const;

/** Life events: found in a list, asked about one question a page, planned, printed. Nobody needs an account for it. */
export const packageRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<{ Querystring: { for?: string } }>('/packages', open, async (request, reply) => {
    const frame = await frameOf(ctx, request);
    const wanted = request.query.for;
    const audience: Audience | null = wanted === 'person' || wanted === 'enterprise' ? wanted : null;
    const all = await packageSummaries(ctx.db, frame.division.code);
    const packages = all.filter(
      ({ subjectKinds }) =>
        audience === null ||
        (audience === 'person'
          ? subjectKinds.includes('person')
          : subjectKinds.some((one) => one !== 'person')),
    );
    return sendPage(ctx, reply, 'PackageList', { frame, packages, audience });
  });

  app.get<Where>('/packages/:division/:id/guide', open, async (request, reply) => {
    const state = openState(ctx.keyring, request.query.s);
    const at = await planned(ctx, request.bearer.actor, request.params, state);
    return showQuestion(ctx, request, reply, at, request.query.q, false);
  });

  app.post<Where>('/packages/:division/:id/guide', open, async (request, reply) => {
    const { division, id } = request.params;
    const state = openState(ctx.keyring, field(request.body, 's'));
    const at = await planned(ctx, request.bearer.actor, request.params, state);
    const q = field(request.body, 'q');
    const question = questionOf(at.version.definition, q);
    const answer = question && readAnswer(question, field(request.body, 'answer'));
    if (answer === undefined) return showQuestion(ctx, request, reply, at, q, true);
    const next = { ...state, values: { ...state.values, [q]: answer } };
    const sealed = sealState(ctx.keyring, next);
    const more = at.replan(next).questions.length > 0;
    return reply.redirect(
      more ? paths.packageGuide(division, id, sealed) : paths.packagePlan(division, id, sealed),
      303,
    );
  });

  app.get<Where>('/packages/:division/:id/plan', open, async (request, reply) => {
    const at = await planned(
      ctx,
      request.bearer.actor,
      request.params,
      openState(ctx.keyring, request.query.s),
    );
    return sendPage(ctx, reply, 'PackagePlan', planProps(await frameOf(ctx, request), at));
  });

  app.post<Where>('/packages/:division/:id/plan', open, async (request, reply) => {
    const { division, id } = request.params;
    const state = openState(ctx.keyring, field(request.body, 's'));
    const at = await planned(ctx, request.bearer.actor, request.params, { ...state, leaveOut: [] });
    const posted = request.body?.item ?? [];
    const kept = new Set(Array.isArray(posted) ? posted : [posted]);
    const leaveOut = at.plan.items.map(({ key }) => key).filter((key) => !kept.has(key));
    return reply.redirect(
      paths.packagePlan(division, id, sealState(ctx.keyring, { ...state, leaveOut })),
      303,
    );
  });

  app.get<Where>(
    '/packages/:division/:id/apply',
    { config: { access: 'applicant' } },
    async (request, reply) => {
      const actor = applicantOf(request);
      const { division, id } = request.params;
      const state = openState(ctx.keyring, request.query.s);
      const at = await planned(ctx, actor, request.params, state);
      const { state: sealed } = at.head;
      if (!at.plan.complete) return reply.redirect(paths.packageGuide(division, id, sealed), 303);
      const what = { divisionCode: division, itemCode: packageCode(id) };
      const hrefs = {
        apply: paths.packageApply(division, id, sealed),
        guide: paths.packagePlan(division, id, sealed),
      };
      return orNotEligible(ctx, request, reply, { ...what, hrefs }, async () => {
        const draft = await startDraft(ctx.cases, actor, what, { ...state.values, leaveOut: state.leaveOut });
        return reply.redirect(paths.draft(draft.id, 'start'), 303);
      });
    },
  );

  app.get<Where>('/packages/:division/:id/notice.pdf', open, async (request, reply) => {
    const at = await planned(
      ctx,
      request.bearer.actor,
      request.params,
      openState(ctx.keyring, request.query.s),
    );
    const props = planProps(await frameOf(ctx, request), at);
    const bytes = await ctx.documents.render('plan-notice', 1, noticeData(props, localeOf(request)));
    return sendBytes(reply, `${at.head.name}.pdf`, 'application/pdf', bytes);
  });
};

/** The question that is asked next, or the one named; nothing left to ask leads on to the plan. */
async function showQuestion(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  at: Planned,
  wanted: string | undefined,
  missing: boolean,
): Promise<FastifyReply> {
  const { head, plan, state, version } = at;
  const given = givenAnswers(at);
  const named = wanted ? questionOf(version.definition, wanted) : undefined;
  if (wanted && !named) throw new AppError('not-found');
  const next = plan.questions[0];
  const question = named ?? next?.question;
  if (!question) return reply.redirect(paths.packagePlan(head.divisionCode, head.packageId, head.state), 303);
  const place = given.findIndex((one) => one.question.id === question.id);
  const before = place < 0 ? given.at(-1) : given[place - 1];
  const step = place < 0 ? given.length + 1 : place + 1;
  const asked = plan.questions.find((one) => one.question.id === question.id);
  return sendPage(
    ctx,
    reply,
    'PackageGuide',
    {
      frame: await frameOf(ctx, request),
      head,
      question,
      answer: state.values[question.id],
      step,
      left: given.length + plan.questions.length - step,
      rule: asked?.rule ?? null,
      back: before?.question.id ?? null,
      missing,
    },
    missing ? 422 : 200,
  );
}
