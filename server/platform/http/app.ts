import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  LogController,
  type RouteOptions,
} from 'fastify';
import type { Access, Bearer } from '../gate.ts';
import type { Logger } from '../log.ts';
import { authentication } from './authentication.ts';
import { registerDocs } from './docs.ts';
import { errorHandler, notFoundHandler, type Presentation } from './errors.ts';
import { secure, securityHeaders } from './headers.ts';
import { registerHealth } from './health.ts';
import { registerMetrics } from './metrics.ts';
import { refuseConnection } from './refuse-connection.ts';
import { answerCompiler } from './serialisation.ts';
import { readMarks } from './stream.ts';
import { schemaCompiler } from './validation.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** True where a form posts without a session's token: sign-in, search. Same-origin is checked all the same. */
    noCsrf?: boolean;
    /** True where a page's script sends JSON to an address among those that take forms. */
    json?: boolean;
  }
  interface FastifyRequest {
    bearer: Bearer;
  }
  interface FastifyInstance {
    /** Ends each open event stream: a closing server does not wait for browsers to leave. */
    streams: Set<() => void>;
    /** Every route with its address and access: what tests that try them all go by. */
    declared: readonly RouteOptions[];
  }
}

/** `words`, `errorPage`, `signInPage`: how refusals are told (errors.ts). */
export type AppDeps = Presentation & {
  log: Logger;
  /** Reads the session cookie's token; never throws for a bad one. */
  authenticate: (token: string | undefined) => Promise<Bearer>;
  /** How far the announcements of changes have come (Live.mark): each answer of the API says when it was read. */
  mark?: () => string;
  /** True when the database answers. */
  ready: () => Promise<boolean>;
  routes: FastifyPluginAsync[];
  publicUrl: string;
  /** See Config; absent: the address of the connection counts. */
  trustProxy?: number | string[] | undefined;
};

const megabyte = 1024 * 1024;

/** The whole HTTP surface. Deny by default: a route without `config.access` stops the start. */
export async function buildApp(deps: AppDeps) {
  const app = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger, // what is logged names its request itself
    bodyLimit: 2 * megabyte,
    // Half a request holds a socket and nothing else: 20 MB over the slowest line of a village come in within this time.
    requestTimeout: 15 * 60_000,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (_error, request, reply) => {
      secure(reply);
      notFoundHandler(deps)(request, reply); // an address that cannot be read
    },
    ...(deps.trustProxy ? { trustProxy: asTrust(deps.trustProxy) } : {}),
    // The address of an upload is its sealed ticket: a name of 255 Chinese characters makes 1,700 of it.
    routerOptions: { maxParamLength: 2000 },
  }).withTypeProvider<TypeBoxTypeProvider>();

  const declared: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void declared.push(route));
  app.addHook('onReady', async () => declared.forEach(assertAccess)); // once plugins have said whose their routes are
  app.setValidatorCompiler(schemaCompiler());
  app.setSerializerCompiler(answerCompiler());
  app.setErrorHandler(errorHandler(deps));
  app.setNotFoundHandler(notFoundHandler(deps));

  app.decorate('declared', declared);
  app.decorate('streams', new Set<() => void>());
  app.addHook('preClose', async () => {
    for (const end of app.streams) end();
  });

  await app.register(cookie);
  await app.register(formbody, { bodyLimit: megabyte });
  await app.register(multipart, {
    throwFileSizeLimit: false, // readers look at `truncated`, and say which file it was
    limits: { fileSize: 20 * megabyte, files: 20, fields: 400, fieldSize: megabyte },
  });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], global: true });
  await app.register(rateLimit, { global: false });
  await registerDocs(app, deps.publicUrl);
  securityHeaders(app);
  if (deps.mark) readMarks(app, deps.mark);
  authentication(app, deps.authenticate);
  registerMetrics(app);
  registerHealth(app, deps.ready);
  for (const routes of deps.routes) await app.register(routes);
  return app;
}

/** A number is that of our own proxies, counted from this process outwards. */
function asTrust(given: number | string[]): string[] | ((address: string, hop: number) => boolean) {
  return typeof given === 'number' ? (_address, hop) => hop < given : given;
}

/** HEAD and OPTIONS come with the GET they belong to, and its access. */
function assertAccess({ method, url, config }: RouteOptions): void {
  if (method === 'HEAD' || method === 'OPTIONS' || config?.access) return;
  throw new Error(`Route ${String(method)} ${url} does not declare who may call it (config.access).`);
}

/** Gives every route of a plugin that is not ours the same access. */
export function openTo(app: FastifyInstance, access: Access): void {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, access };
  });
}

export type App = Awaited<ReturnType<typeof buildApp>>;
