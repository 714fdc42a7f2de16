import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { admit, type Bearer } from '../gate.ts';
import { assertText } from './validation.ts';

export const sessionCookie = 'tongban_session';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

const nobody: Bearer = { actor: { kind: 'anonymous' }, csrf: undefined, expired: false };

/** Authenticates every request and lets it through the gate before its body is validated. */
export function authentication(
  app: FastifyInstance,
  authenticate: (token: string | undefined) => Promise<Bearer>,
): void {
  app.decorateRequest('bearer');
  app.addHook('onRequest', async (request) => {
    // Who refuses before the session is read needs somebody to refuse.
    request.bearer = nobody;
    if (request.is404) return;
    // First, for a form of another site is not put before anybody to be sent again while sessions cannot be read.
    if (!safe.has(request.method)) assertSameOrigin(request);
    request.bearer = await authenticate(request.cookies[sessionCookie]);
    admit(request.routeOptions.config.access ?? 'loopback', request.bearer, request.ip);
  });
  // No promises where nothing is waited for: what runs with every request costs something with every request.
  app.addHook('preValidation', (request, _reply, done) => {
    try {
      const open = safe.has(request.method) || request.routeOptions.config.noCsrf;
      if (!open && !tokenFits(request)) throw new AppError('bad-csrf');
      assertText(request.params, request.query, request.body);
      done();
    } catch (error) {
      done(error as AppError);
    }
  });
}

/** For routes that look themselves (`noCsrf`), to show what was typed once more instead of refusing. */
export function tokenFits(request: FastifyRequest, given: unknown = givenToken(request)): boolean {
  return !request.bearer.csrf || given === request.bearer.csrf;
}

/** Browsers name the page a request comes from; programs send neither header and hold no cookie of a victim. */
function assertSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') throw new AppError('bad-csrf');
  const { origin, host } = request.headers;
  if (origin && origin !== 'null' && hostOf(origin) !== host) throw new AppError('bad-csrf');
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** Header for scripts, field for forms, query for multipart forms (their fields come too late to be checked first). */
function givenToken(request: FastifyRequest): unknown {
  const body = request.body as Record<string, unknown> | undefined;
  const query = request.query as Record<string, unknown>;
  return request.headers['x-csrf'] ?? body?._csrf ?? query._csrf;
}
