import type { FastifyInstance } from 'fastify';
import Type from 'typebox';

/** GET /healthz: 200 when requests can be served, 503 while the database is away. */
export function registerHealth(app: FastifyInstance, ready: () => Promise<boolean>): void {
  const body = Type.Object({ status: Type.Union([Type.Literal('ok'), Type.Literal('unavailable')]) });
  app.get(
    '/healthz',
    {
      config: { access: 'public' },
      schema: { tags: ['platform'], summary: 'Is the service ready?', response: { 200: body, 503: body } },
    },
    async (_request, reply) => {
      const ok = await ready().catch(() => false);
      return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'unavailable' });
    },
  );
}
