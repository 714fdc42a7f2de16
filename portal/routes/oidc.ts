import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  completeProviderRegistration,
  finishProviderSignIn,
  setSessionCookie,
  startProviderSignIn,
} from '../../server/modules/identity/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { type FormBody, field, frameOf, safeBack, sendPage } from '../frame.ts';
import type { RegisterProps } from '../pages/props.ts';
import { problemFor } from '../problem.ts';

const open = { access: 'public', noCsrf: true } as const;
const pendingCookie = 'tongban_provider';
const ticketCookie = 'tongban_ticket';

/** Sign-in through the OpenID provider of the settings (统一身份认证); without one there are no such addresses. */
export const oidcRoutes: PortalRoutes = (ctx) => async (app) => {
  const settings = ctx.config.oidc;
  if (!settings) return;
  const redirectUri = `${ctx.config.publicUrl}/sign-in/oidc/callback`;
  // Lax: the provider sends the browser back from its own site.
  const short = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.config.secureCookies,
    maxAge: 600,
  } as const;

  app.get<{ Querystring: { back?: string } }>('/sign-in/oidc', { config: open }, async (request, reply) => {
    const returnTo = safeBack(request.query.back);
    const { url, pending } = await startProviderSignIn(ctx, settings, { redirectUri, returnTo });
    return reply.setCookie(pendingCookie, pending, short).redirect(url, 303);
  });

  app.get('/sign-in/oidc/callback', { config: open }, async (request, reply) => {
    const query = new URL(request.url, redirectUri).search;
    const userAgent = request.headers['user-agent']?.slice(0, 200);
    const pending = request.cookies[pendingCookie];
    const arrival = await finishProviderSignIn(ctx, settings, { query, pending, userAgent });
    reply.clearCookie(pendingCookie, { path: '/' });
    if (arrival.kind === 'signed-in') {
      setSessionCookie(reply, arrival.session, ctx.config.secureCookies);
      return reply.redirect(safeBack(arrival.returnTo), 303);
    }
    reply.setCookie(ticketCookie, arrival.ticket, short);
    const typed = { name: arrival.name ?? '', phone: arrival.phone ?? '', idNumber: '' };
    return showForm(ctx, request, reply, {
      returned: { typed, problems: [] },
      problem: null,
      provider: settings.name,
    });
  });

  app.post<{ Body: FormBody }>('/register/provider', { config: open }, async (request, reply) => {
    const { body } = request;
    const typed = {
      name: field(body, 'name'),
      idNumber: field(body, 'idNumber'),
      phone: field(body, 'phone'),
    };
    try {
      const ticket = request.cookies[ticketCookie] ?? '';
      const userAgent = request.headers['user-agent']?.slice(0, 200);
      const { session, returnTo } = await completeProviderRegistration(ctx, { ...typed, ticket, userAgent });
      setSessionCookie(reply, session, ctx.config.secureCookies);
      return reply.clearCookie(ticketCookie, { path: '/' }).redirect(safeBack(returnTo), 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const returned = { typed, problems: error.fields ?? [] };
      const problem = problemFor(request, error);
      return showForm(ctx, request, reply, { returned, problem, provider: settings.name }, error.status);
    }
  });
};

async function showForm(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  props: Omit<RegisterProps, 'frame' | 'back'>,
  status = 200,
): Promise<FastifyReply> {
  return sendPage(
    ctx,
    reply,
    'Register',
    { frame: await frameOf(ctx, request), back: '/', ...props },
    status,
  );
}
