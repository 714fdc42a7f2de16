import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem } from '../../contracts/errors.ts';
import type { RatingInput } from '../../contracts/ratings.ts';
import { applicantCase } from '../../server/modules/cases/index.ts';
import {
  actAsRater,
  type RatersTicket,
  rateCase,
  ratersTickets,
  ratingsOf,
} from '../../server/modules/ratings/index.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { GivenRating, Returned, SeenTicket } from '../pages/props.ts';

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

/** The ratings as given, and what became of a bad one. */
async function showSeen(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { row, ratings }: Rated,
  returned: Returned,
): Promise<FastifyReply> {
  const of = { divisionCode: row.divisionCode, caseId: row.id };
  const tickets = (await ratersTickets(ctx, applicantOf(request), of)).map(seenTicket(row.id));
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

const seenTicket =
  (caseId: string) =>
  ({ reply, ...ticket }: RatersTicket): SeenTicket => ({
    ...ticket,
    reply: reply && { text: reply.text, at: reply.at.toISOString() },
    submitKey: `ticket-${caseId}-${ticket.occasion}-${ticket.version}`,
  });

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

/** Her answer to the mending, or her objection; what is missing is told beside its field. */
async function act(
  ctx: PortalContext,
  request: FastifyRequest,
  { row }: Rated,
  body: FormBody,
): Promise<FieldProblem[]> {
  const text = field(body, 'text').trim();
  const answer = field(body, 'answer');
  const objects = field(body, 'command') === 'object';
  if (!objects && answer !== 'satisfied' && answer !== 'dissatisfied')
    return [{ field: 'answer', code: 'required-choice', params: {} }];
  if (!text && (objects || answer === 'dissatisfied'))
    return [{ field: 'text', code: 'required', params: {} }];
  if ([...text].length > 500) return [{ field: 'text', code: 'too-long', params: { limit: 500 } }];
  const of = {
    divisionCode: row.divisionCode,
    caseId: row.id,
    occasion: Number(field(body, 'occasion')) || 1,
  };
  const seen = { text, version: Number(field(body, 'version')) || 0, key: field(body, 'key') };
  const actor = applicantOf(request);
  if (objects) await actAsRater(ctx, actor, of, { command: 'object', body: {}, ...seen });
  else
    await actAsRater(ctx, actor, of, {
      command: 'answer',
      body: { satisfied: answer === 'satisfied' },
      ...seen,
    });
  return [];
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
