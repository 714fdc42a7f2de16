import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem } from '../../contracts/errors.ts';
import type { RatingInput } from '../../contracts/ratings.ts';
import { applicantCase } from '../../server/modules/cases/index.ts';
import { rateCase, ratingsOf } from '../../server/modules/ratings/index.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { GivenRating, Returned } from '../pages/props.ts';

type Where = { Params: { id: string }; Querystring: { again?: string }; Body: FormBody };
const applicant = { config: { access: 'applicant' } } as const;
const nothing: Returned = { typed: {}, problems: [] };

/** How it went: one rating and one follow-up, by the applicant herself. */
export const ratingRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/cases/:id/rating', applicant, async (request, reply) => {
    const rated = await ratedCase(ctx, request);
    if (rated.ratings.length === 0 || (request.query.again === '1' && rated.ratings.length === 1)) {
      return showForm(ctx, request, reply, rated, nothing);
    }
    const { row, ratings } = rated;
    const frame = await frameOf(ctx, request);
    const props = { frame, caseId: row.id, itemName: row.itemName, ratings: ratings.map(given) };
    return sendPage(ctx, reply, 'RatingSeen', { ...props, mayFollowUp: ratings.length === 1 });
  });

  app.post<Where>('/cases/:id/rating', applicant, async (request, reply) => {
    const rated = await ratedCase(ctx, request);
    const { input, problems } = readRating(request.body ?? {});
    if (problems.length) {
      return showForm(ctx, request, reply, rated, { typed: request.body, problems }, 422);
    }
    const { row, organisationId } = rated;
    const { divisionCode, id: caseId, state, itemCode } = row;
    const about = { divisionCode, caseId, state, organisationId, itemCode };
    const rating = await rateCase(ctx, applicantOf(request), about, input, channelOf(request));
    const frame = await frameOf(ctx, request);
    return sendPage(ctx, reply, 'RatingThanks', {
      frame,
      caseId: row.id,
      itemName: row.itemName,
      rating: given(rating),
    });
  });
};

async function ratedCase(ctx: PortalContext, request: FastifyRequest) {
  const { id } = request.params as Where['Params'];
  const {
    view: row,
    organisationId,
    finishedAt,
  } = await applicantCase(ctx.cases, applicantOf(request), id, localeOf(request));
  const ratings = await ratingsOf(ctx.db, ctx.keyring, row.divisionCode, id);
  return { row, organisationId, finishedAt, ratings };
}

type Rated = Awaited<ReturnType<typeof ratedCase>>;

async function showForm(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { row, finishedAt, ratings }: Rated,
  returned: Returned,
  status = 200,
): Promise<FastifyReply> {
  if (!finishedAt) return reply.redirect(paths.case(row.id), 303);
  const frame = await frameOf(ctx, request);
  const occasion = ratings.length ? 2 : 1;
  const props = { frame, caseId: row.id, itemName: row.itemName, finishedAt, occasion, returned } as const;
  return sendPage(ctx, reply, 'Rating', props, status);
}

function readRating(body: FormBody): { input: RatingInput; problems: FieldProblem[] } {
  const level = Number(field(body, 'level'));
  const tags = [body.tags ?? []].flat();
  const say = field(body, 'say');
  const problems: FieldProblem[] = [];
  if (!Number.isInteger(level) || level < 1 || level > 5)
    problems.push({ field: 'level', code: 'required-choice', params: {} });
  if ([...say].length > 500) problems.push({ field: 'say', code: 'too-long', params: { limit: 500 } });
  return { input: { level, tags: tags.slice(0, 8), say, named: field(body, 'named') !== '' }, problems };
}

const given = ({ occasion, level, tags, say, named, at }: Rated['ratings'][number]): GivenRating => ({
  occasion,
  level,
  tags,
  say,
  named,
  at: at.toISOString(),
});

/** National channel codes: 1 computer, 2 phone. */
function channelOf(request: FastifyRequest): 'pc' | 'mobile' {
  return /Mobi|Android|iPhone/i.test(request.headers['user-agent'] ?? '') ? 'mobile' : 'pc';
}
