import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem } from '../../contracts/errors.ts';
import { applicantCase } from '../../server/modules/cases/index.ts';
import {
  actAsRater,
  personRef,
  rateCase,
  ratersTickets,
  ratingsOf,
} from '../../server/modules/ratings/index.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { Returned } from '../pages/props.ts';
import { fromOf, given, readRating, readWord, seenTicket } from '../rating-input.ts';

type Where = { Params: { id: string }; Querystring: { again?: string }; Body: FormBody };
const applicant = { config: { access: 'applicant' } } as const;
const nothing: Returned = { typed: {}, problems: [] };

/** How it went: one rating and one follow-up, by the applicant herself. */
export const ratingRoutes: PortalRoutes = (ctx) => async (app) => {
  app.post<Where>('/cases/:id/rating/ticket', applicant, async (request, reply) => {
    const rated = await ratedCase(ctx, request);
    const body = request.body ?? {};
    const problems = await act(ctx, request, rated, body);
    if (problems.length) return showSeen(ctx, request, reply, rated, { typed: body, problems });
    return reply.redirect(paths.rating(request.params.id), 303);
  });

  app.get<Where>('/cases/:id/rating', applicant, async (request, reply) => {
    const rated = await ratedCase(ctx, request);
    if (rated.ratings.length === 0 || (request.query.again === '1' && rated.ratings.length === 1)) {
      return showForm(ctx, request, reply, rated, nothing);
    }
    return showSeen(ctx, request, reply, rated, nothing);
  });

  app.post<Where>('/cases/:id/rating', applicant, async (request, reply) => {
    const rated = await ratedCase(ctx, request);
    const { input, problems } = readRating(request.body ?? {});
    if (problems.length) {
      return showForm(ctx, request, reply, rated, { typed: request.body, problems }, 422);
    }
    const { row, organisationId } = rated;
    const { divisionCode, id: caseId, state, itemCode, itemName } = row;
    const about = { divisionCode, caseId, state, organisationId, itemCode, itemName };
    const channel = channelOf(request);
    const rating = await rateCase(ctx, applicantOf(request), about, input, channel, fromOf(request));
    const frame = await frameOf(ctx, request);
    return sendPage(ctx, reply, 'RatingThanks', {
      frame,
      caseId: row.id,
      itemName: row.itemName,
      rating: given(rating),
    });
  });
};

/** The ratings as given, and what became of a bad one. */
async function showSeen(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { row, ratings }: Rated,
  returned: Returned,
): Promise<FastifyReply> {
  const of = { divisionCode: row.divisionCode, caseId: row.id };
  const rater = personRef(applicantOf(request));
  const tickets = (await ratersTickets(ctx, rater, of)).map(seenTicket(row.id));
  const frame = await frameOf(ctx, request);
  const props = {
    frame,
    caseId: row.id,
    itemName: row.itemName,
    ratings: ratings.map(given),
    tickets,
    returned,
  };
  const status = returned.problems.length ? 422 : 200;
  return sendPage(ctx, reply, 'RatingSeen', { ...props, mayFollowUp: ratings.length === 1 }, status);
}

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

async function act(
  ctx: PortalContext,
  request: FastifyRequest,
  { row }: Rated,
  body: FormBody,
): Promise<FieldProblem[]> {
  const { problems, ...word } = readWord(body);
  if (problems.length) return problems;
  const of = { divisionCode: row.divisionCode, caseId: row.id, occasion: word.occasion };
  await actAsRater(ctx, personRef(applicantOf(request)), of, word);
  return [];
}

/** National channel codes: 1 computer, 2 phone. */
function channelOf(request: FastifyRequest): 'pc' | 'mobile' {
  return /Mobi|Android|iPhone/i.test(request.headers['user-agent'] ?? '') ? 'mobile' : 'pc';
}
