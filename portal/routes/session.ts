import {
  clearSessionCookie,
  continueSubject,
  registerPerson,
  setSessionCookie,
  signInApplicant,
  signOut,
} from '../../server/modules/identity/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalRoutes } from '../context.ts';
import { type FormBody, field, frameOf, safeBack, sendPage } from '../frame.ts';
import { problemFor } from '../problem.ts';

/** Tries a minute from one address; a hall's people share one, and the account's own lock-out is stricter. */
const rateLimit = { max: 30, timeWindow: '1 minute' };
const agentOf = (headers: Record<string, unknown>): string =>
  String(headers['user-agent'] ?? '').slice(0, 200);

export const sessionRoutes: PortalRoutes = (ctx) => async (app) => {
  const oidc = ctx.config.oidc ? { name: ctx.config.oidc.name } : null;

  app.get<{ Querystring: { back?: string; expired?: string } }>(
    '/sign-in',
    { config: { access: 'public' } },
    async (request, reply) => {
      const frame = await frameOf(ctx, request);
      const back = safeBack(request.query.back);
      const expired = request.bearer.expired || request.query.expired === '1';
      return sendPage(ctx, reply, 'SignIn', { frame, back, account: '', expired, problem: null, oidc });
    },
  );

  app.post<{ Body: FormBody }>(
    '/sign-in',
    { config: { access: 'public', noCsrf: true, rateLimit } },
    async (request, reply) => {
      const back = safeBack(field(request.body, 'back'));
      const login = field(request.body, 'account');
      const password = String(request.body?.password ?? '');
      try {
        const userAgent = agentOf(request.headers);
        const session = await signInApplicant(ctx, { login, password, address: request.ip, userAgent });
        await continueSubject(ctx, session, request.bearer.former);
        setSessionCookie(reply, session, ctx.config.secureCookies);
        return reply.redirect(back, 303);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const problem = problemFor(request, error);
        const frame = await frameOf(ctx, request);
        return sendPage(
          ctx,
          reply,
          'SignIn',
          { frame, back, account: login, expired: false, problem, oidc },
          error.status,
        );
      }
    },
  );

  app.post('/sign-out', { config: { access: 'signed-in' } }, async (request, reply) => {
    await signOut(ctx, request.bearer.actor);
    clearSessionCookie(reply);
    return reply.redirect('/', 303);
  });

  app.get<{ Querystring: { back?: string } }>(
    '/register',
    { config: { access: 'public' } },
    async (request, reply) => {
      const frame = await frameOf(ctx, request);
      const returned = { typed: {}, problems: [] };
      return sendPage(ctx, reply, 'Register', {
        frame,
        back: safeBack(request.query.back),
        returned,
        problem: null,
        provider: null,
      });
    },
  );

  app.post<{ Body: FormBody }>(
    '/register',
    { config: { access: 'public', noCsrf: true, rateLimit } },
    async (request, reply) => {
      const { body } = request;
      const back = safeBack(field(body, 'back'));
      const typed = {
        name: field(body, 'name'),
        idNumber: field(body, 'idNumber'),
        phone: field(body, 'phone'),
      };
      try {
        const password = String(body.password ?? '');
        const session = await registerPerson(ctx, {
          ...typed,
          password,
          userAgent: agentOf(request.headers),
        });
        setSessionCookie(reply, session, ctx.config.secureCookies);
        return reply.redirect(back, 303);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const problem = problemFor(request, error);
        const frame = await frameOf(ctx, request);
        const returned = { typed, problems: error.fields ?? [] };
        return sendPage(
          ctx,
          reply,
          'Register',
          { frame, back, returned, problem, provider: null },
          error.status,
        );
      }
    },
  );
};
