import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** OpenAPI 3.1 from the routes' own schemas, at /api/openapi.json; `npx tongban openapi` writes the committed copy. */
export async function registerDocs(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '通办 Tongban',
        version: '0.1.0',
        description:
          'The JSON interface of the workbench and of other programs. Sign in with POST /api/session; every write ' +
          'carries the header `x-csrf` from GET /api/me and, for commands on a case, `idempotency-key` and the version seen.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tongban_session' } },
      },
    },
  });
  app.get(
    '/api/openapi.json',
    { config: { access: 'public' }, schema: { hide: true } },
    async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(app.swagger()),
  );
}
