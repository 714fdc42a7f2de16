import type { FastifyReply, FastifyRequest } from 'fastify';
import { caseByNumber } from '../../server/modules/cases/index.ts';
import {
  actAsRater,
  linkRef,
  linkUntil,
  type Ratable,
  type RatingLink,
  ratableOf,
  rate,
  ratersTickets,
  ratingsOf,
  ratingToken,
  readRatingToken,
  serviceByNumber,
} from '../../server/modules/ratings/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { Returned } from '../pages/props.ts';
import type { RateHereProps } from '../pages/rating-props.ts';
import { problemFor } from '../problem.ts';
import { fromOf, given, readContact, readRating, readWord, seenTicket } from '../rating-input.ts';

type Where = { Params: { token: string }; Querystring: { again?: string }; Body: FormBody };
const nothing: Returned = { typed: {}, problems: [] };
/** Who guesses is slowed down; a signature of 256 bits stands behind a token, ten thousand endings behind a case number. */
const open = { access: 'public', rateLimit: { max: 30, timeWindow: '1 minute' } } as const;
const posts = { config: { ...open, noCsrf: true } };

/** Rating without an account: by the code at the window, by a message, at a terminal of the hall. */
export const rateHereRoutes: PortalRoutes = (ctx) => async (app) => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  });

  app.get<Where>('/rate/:token', { config: open }, async (request, reply) => {
    const found = await read(ctx, request);
    if (!found) return gone(ctx, request, reply);
    const count = found.ratings.length;
    if (count && !isOwn(ctx, request, found)) return show(ctx, request, reply, found, 'taken', nothing);
    const form = count === 0 || (request.query.again === '1' && count === 1);
    return show(ctx, request, reply, found, form ? 'form' : 'seen', nothing);
  });

  app.post<Where>('/rate/:token', posts, async (request, reply) => {
    const found = await read(ctx, request);
    if (!found) return gone(ctx, request, reply);
    const body = request.body ?? {};
    const { input, problems } = readRating(body);
    const { contact, problems: more } = readContact(body);
    const wrong = [...problems, ...more];
    if (found.ratings.length && !isOwn(ctx, request, found)) {
      return show(ctx, request, reply, found, 'taken', nothing);
    }
    if (wrong.length) return show(ctx, request, reply, found, 'form', { typed: body, problems: wrong }, 422);
    // The page's own second sending is not the follow-up: that says so itself.
    if (found.ratings.length >= (Number(field(body, 'occasion')) || 1))
      return show(ctx, request, reply, found, 'seen', nothing);
    const rater = { accountId: null, contact };
    const { subject } = found.ratable;
    await rate(ctx, subject, rater, input, found.link.channel, fromOf(request));
    const after = await read(ctx, request);
    if (found.link.channel === 'qr') rememberOwn(ctx, reply, found);
    return after ? show(ctx, request, reply, after, 'thanks', nothing) : gone(ctx, request, reply);
  });

  app.post<Where>('/rate/:token/ticket', posts, async (request, reply) => {
    const found = await read(ctx, request);
    if (!found) return gone(ctx, request, reply);
    if (!isOwn(ctx, request, found)) return show(ctx, request, reply, found, 'taken', nothing);
    const body = request.body ?? {};
    const { problems, ...word } = readWord(body);
    if (problems.length) return show(ctx, request, reply, found, 'seen', { typed: body, problems }, 422);
    const { subject } = found.ratable;
    const of = { divisionCode: subject.divisionCode, caseId: subject.id, occasion: word.occasion };
    await actAsRater(ctx, linkRef(subject.id), of, word);
    return reply.redirect(paths.rate(request.params.token), 303);
  });

  app.get('/kiosk', { config: open }, async (request, reply) => {
    const frame = await frameOf(ctx, request);
    return sendPage(ctx, reply, 'Kiosk', { frame, returned: nothing, problem: null });
  });

  app.post<Where>('/kiosk', posts, async (request, reply) => {
    const body = request.body ?? {};
    const about = await askedAtKiosk(ctx, body);
    if (about) {
      const until = linkUntil(ctx.clock.now());
      const token = ratingToken(ctx.keyring, { ...about, channel: 'hall-other', until });
      return reply.redirect(paths.rate(token), 303);
    }
    const frame = await frameOf(ctx, request);
    const empty = !field(body, 'number');
    const problems = empty ? [{ field: 'number', code: 'required', params: {} }] : [];
    const error = new AppError('not-found', { reason: 'rated-number' });
    const problem = empty ? null : problemFor(request, error);
    return sendPage(ctx, reply, 'Kiosk', { frame, returned: { typed: body, problems }, problem }, 422);
  });
};

/** Eight digits are a slip; anything else is a case, and then the last four of the ID number must fit. */
async function askedAtKiosk(
  ctx: PortalContext,
  body: FormBody,
): Promise<Pick<RatingLink, 'about' | 'id'> | null> {
  const number = field(body, 'number').normalize('NFKC').replace(/\s/g, '');
  if (/^\d{8}$/.test(number)) {
    const service = await serviceByNumber(ctx.db, number);
    return service ? { about: 'service', id: service.id } : null;
  }
  const tail = field(body, 'tail').toUpperCase();
  const id = number && tail ? await caseByNumber(ctx, { number, tail }) : null;
  return id ? { about: 'case', id } : null;
}

const ownCookie = 'tongban_rated';
const ownMark = (id: string): string => `rated-here:${id}`;

/**
 * Whether this browser may see what was given, add to it and answer. A message reaches one phone; the code at the window
 * and the number on the slip are known to the clerk too, so there only the browser that rated is let in, and at a terminal
 * of the hall none: who was rated would otherwise read on her own phone what her visitor said, and answer for him.
 */
function isOwn({ keyring }: PortalContext, request: FastifyRequest, { link }: FoundLink): boolean {
  if (link.channel === 'sms') return true;
  const mark = request.cookies[ownCookie];
  return link.channel === 'qr' && mark !== undefined && keyring.verify(ownMark(link.id), mark);
}

function rememberOwn(ctx: PortalContext, reply: FastifyReply, { link, token }: FoundLink): void {
  reply.setCookie(ownCookie, ctx.keyring.sign(ownMark(link.id)), {
    path: paths.rate(token),
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.config.secureCookies,
    expires: link.until,
  });
}

type FoundLink = { token: string; link: RatingLink; ratable: Ratable; ratings: RateHereProps['ratings'] };

/** Undefined for a token of nobody's, one that is over, or one of something gone. */
async function read(ctx: PortalContext, request: FastifyRequest): Promise<FoundLink | undefined> {
  const { token } = request.params as Where['Params'];
  const link = readRatingToken(ctx.keyring, token, ctx.clock.now());
  const ratable = link && (await ratableOf(ctx.db, link));
  if (!link || !ratable) return undefined;
  const { divisionCode, id } = ratable.subject;
  const ratings = await ratingsOf(ctx.db, ctx.keyring, divisionCode, id);
  return { token, link, ratable, ratings: ratings.map(given) };
}

async function show(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  found: FoundLink,
  state: RateHereProps['state'],
  returned: Returned,
  status = 200,
): Promise<FastifyReply> {
  const { token, link, ratable, ratings } = found;
  const { divisionCode, id } = ratable.subject;
  const tickets = state === 'seen' ? await ratersTickets(ctx, linkRef(id), { divisionCode, caseId: id }) : [];
  const props: RateHereProps = {
    frame: await frameOf(ctx, request),
    token,
    title: ratable.title,
    endedAt: ratable.endedAt?.toISOString() ?? null,
    state,
    occasion: ratings.length ? 2 : 1,
    ratings: state === 'taken' ? [] : ratings,
    tickets: tickets.map(seenTicket(id)),
    returned,
    own: isOwn(ctx, request, found) || (state === 'thanks' && link.channel === 'qr'),
    problem: null,
    back: link.channel === 'hall-other' ? paths.kiosk() : null,
  };
  return sendPage(ctx, reply, 'RateHere', props, status);
}

async function gone(ctx: PortalContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const problem = problemFor(request, new AppError('not-found', { reason: 'rating-link' }));
  const { token } = request.params as Where['Params'];
  const props: RateHereProps = {
    frame: await frameOf(ctx, request),
    token,
    title: '',
    endedAt: null,
    state: 'form',
    occasion: 1,
    ratings: [],
    tickets: [],
    returned: nothing,
    own: false,
    problem,
    back: null,
  };
  return sendPage(ctx, reply, 'RateHere', props, 404);
}
