import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem } from '../../contracts/errors.ts';
import { applicantCase } from '../../server/modules/cases/index.ts';
import { applicantJoint } from '../../server/modules/joint/index.ts';
import { packageCode } from '../../server/modules/packages/index.ts';
import {
  actAsRater,
  personRef,
  type RatedCase,
  rateCase,
  ratersTickets,
  ratingsOf,
} from '../../server/modules/ratings/index.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { RatedAt, Returned } from '../pages/props.ts';
import { fromOf, given, readRating, readWord, seenTicket } from '../rating-input.ts';

type Where = { Params: { id: string }; Querystring: { again?: string }; Body: FormBody };
const applicant = { config: { access: 'applicant' } } as const;
const nothing: Returned = { typed: {}, problems: [] };

/** How it went: one rating and one follow-up, by the applicant herself, of a case or of a joint case as a whole. */
export const ratingRoutes: PortalRoutes = (ctx) => async (app) => {
  for (const [place, find] of [
    ['cases', ratedCase],
    ['joint', ratedJoint],
  ] as const) {
    app.post<Where>(`/${place}/:id/rating/ticket`, applicant, async (request, reply) => {
      const rated = await find(ctx, request);
      const body = request.body ?? {};
      const problems = await act(ctx, request, rated, body);
      if (problems.length) return showSeen(ctx, request, reply, rated, { typed: body, problems });
      return reply.redirect(rated.at.form, 303);
    });

    app.get<Where>(`/${place}/:id/rating`, applicant, async (request, reply) => {
      const rated = await find(ctx, request);
      if (rated.ratings.length === 0 || (request.query.again === '1' && rated.ratings.length === 1)) {
        return showForm(ctx, request, reply, rated, nothing);
      }
      return showSeen(ctx, request, reply, rated, nothing);
    });

    app.post<Where>(`/${place}/:id/rating`, applicant, async (request, reply) => {
      const rated = await find(ctx, request);
      const { input, problems } = readRating(request.body ?? {});
      if (problems.length) {
        return showForm(ctx, request, reply, rated, { typed: request.body, problems }, 422);
      }
      const { about, at } = rated;
      const channel = channelOf(request);
      const rating = await rateCase(ctx, applicantOf(request), about, input, channel, fromOf(request));
      const frame = await frameOf(ctx, request);
      return sendPage(ctx, reply, 'RatingThanks', {
        frame,
        at,
        itemName: about.itemName,
        rating: given(rating),
      });
    });
  }
};

/** The ratings as given, and what became of a bad one. */
async function showSeen(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { about, at, ratings }: Rated,
  returned: Returned,
): Promise<FastifyReply> {
  const rater = personRef(applicantOf(request));
  const tickets = (await ratersTickets(ctx, rater, about)).map(seenTicket(about.caseId));
  const frame = await frameOf(ctx, request);
  const props = {
    frame,
    at,
    itemName: about.itemName,
    ratings: ratings.map(given),
    tickets,
    returned,
  };
  const status = returned.problems.length ? 422 : 200;
  return sendPage(ctx, reply, 'RatingSeen', { ...props, mayFollowUp: ratings.length === 1 }, status);
}

type Rated = {
  about: Omit<RatedCase, 'ratings'>;
  at: RatedAt;
  finishedAt: string | null;
  ratings: Awaited<ReturnType<typeof ratingsOf>>;
};

async function ratedCase(ctx: PortalContext, request: FastifyRequest): Promise<Rated> {
  const { id: caseId } = request.params as Where['Params'];
  const { view, organisationId, finishedAt } = await applicantCase(
    ctx.cases,
    applicantOf(request),
    caseId,
    localeOf(request),
  );
  const { divisionCode, state, itemCode, itemName } = view;
  return {
    about: { divisionCode, caseId, state, organisationId, itemCode, itemName },
    at: { home: paths.case(caseId), form: paths.rating(caseId), ticket: paths.ratingTicket(caseId) },
    finishedAt,
    ratings: await ratingsOf(ctx.db, ctx.keyring, divisionCode, caseId),
  };
}

/** The whole is one matter (一事一评), rated once all of it is handed over; its lead department is who is rated. */
async function ratedJoint(ctx: PortalContext, request: FastifyRequest): Promise<Rated> {
  const { id: caseId } = request.params as Where['Params'];
  const { joint } = await applicantJoint(ctx.cases, applicantOf(request), caseId, localeOf(request));
  const { divisionCode, state, leadOrganisationId: organisationId, packageId, name: itemName } = joint;
  return {
    about: { divisionCode, caseId, state, organisationId, itemCode: packageCode(packageId), itemName },
    at: {
      home: paths.joint(caseId),
      form: paths.jointRating(caseId),
      ticket: paths.jointRatingTicket(caseId),
    },
    finishedAt: joint.finishedAt?.toISOString() ?? null,
    ratings: await ratingsOf(ctx.db, ctx.keyring, divisionCode, caseId),
  };
}

async function showForm(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { about, at, finishedAt, ratings }: Rated,
  returned: Returned,
  status = 200,
): Promise<FastifyReply> {
  if (!finishedAt) return reply.redirect(at.home, 303);
  const frame = await frameOf(ctx, request);
  const occasion = ratings.length ? 2 : 1;
  const props = { frame, at, itemName: about.itemName, finishedAt, occasion, returned } as const;
  return sendPage(ctx, reply, 'Rating', props, status);
}

async function act(
  ctx: PortalContext,
  request: FastifyRequest,
  { about }: Rated,
  body: FormBody,
): Promise<FieldProblem[]> {
  const { problems, ...word } = readWord(body);
  if (problems.length) return problems;
  const of = { divisionCode: about.divisionCode, caseId: about.caseId, occasion: word.occasion };
  await actAsRater(ctx, personRef(applicantOf(request)), of, word);
  return [];
}

/** National channel codes: 1 computer, 2 phone. */
function channelOf(request: FastifyRequest): 'pc' | 'mobile' {
  return /Mobi|Android|iPhone/i.test(request.headers['user-agent'] ?? '') ? 'mobile' : 'pc';
}
