import type { FastifyRequest } from 'fastify';
import type { FieldProblem } from '../../contracts/errors.ts';
import { type OpinionKind, opinionKinds } from '../../contracts/review-routes.ts';
import type { LinkQuestion } from '../../contracts/review-views.ts';
import { answerByLink, linkQuestion } from '../../server/modules/cases/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { type FormBody, field, frameOf, sendPage } from '../frame.ts';
import type { OutsideOpinionProps } from '../pages/props.ts';
import { problemFor } from '../problem.ts';

type Where = { Params: { token: string }; Body: FormBody };
const nothing = { typed: {}, problems: [] };
/** Whoever guesses tokens is slowed down; a signature of 256 bits stands behind them. */
const open = { access: 'public', rateLimit: { max: 20, timeWindow: '1 minute' } } as const;

/** 征求意见: a body outside answers through its signed link, without an account and without JavaScript. */
export const outsideOpinionRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/opinion/:token', { config: open }, async (request, reply) => {
    const { token } = request.params;
    const { asked, problem, status } = await read(ctx, request);
    const frame = await frameOf(ctx, request);
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    const props = { frame, token, asked, returned: nothing, problem, done: false };
    return sendPage(ctx, reply, 'OutsideOpinion', props, status);
  });

  app.post<Where>('/opinion/:token', { config: { ...open, noCsrf: true } }, async (request, reply) => {
    const { token } = request.params;
    const typed = Object.fromEntries(
      ['name', 'post', 'opinion', 'reason'].map((name) => [name, field(request.body, name)]),
    ) as Record<'name' | 'post' | 'opinion' | 'reason', string>;
    const frame = await frameOf(ctx, request);
    const page = (props: Omit<OutsideOpinionProps, 'frame' | 'token'>, status = 200) =>
      sendPage(ctx, reply, 'OutsideOpinion', { frame, token, ...props }, status);
    const problems = lacking(typed);
    if (problems.length) {
      const { asked, problem, status } = await read(ctx, request);
      return page(
        { asked, returned: { typed, problems: asked ? problems : [] }, problem, done: false },
        asked ? 422 : status,
      );
    }
    try {
      await answerByLink(ctx.cases, token, { ...typed, opinion: typed.opinion as OpinionKind });
      return page({ asked: null, returned: nothing, problem: null, done: true });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const problem = problemFor(request, error);
      return page({ asked: null, returned: nothing, problem, done: false }, error.status);
    }
  });
};

type Read = { asked: LinkQuestion | null; problem: OutsideOpinionProps['problem']; status: number };

async function read(ctx: PortalContext, request: FastifyRequest): Promise<Read> {
  const { token } = request.params as Where['Params'];
  try {
    return { asked: await linkQuestion(ctx.cases, token, localeOf(request)), problem: null, status: 200 };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { asked: null, problem: problemFor(request, error), status: error.status };
  }
}

function lacking(typed: Record<'name' | 'post' | 'opinion' | 'reason', string>): FieldProblem[] {
  const limits = { opinion: 20, reason: 2000, name: 40, post: 60 } as const;
  return (['opinion', 'reason', 'name', 'post'] as const).flatMap((name): FieldProblem[] => {
    const params = { label: '' };
    if (name === 'opinion' && !(typed.opinion in opinionKinds)) {
      return [{ field: name, code: 'required-choice', params }];
    }
    if (!typed[name]) return [{ field: name, code: 'required', params }];
    const limit = limits[name];
    return typed[name].length > limit
      ? [{ field: name, code: 'too-long', params: { ...params, limit } }]
      : [];
  });
}
