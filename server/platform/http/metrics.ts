import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Prometheus figures by route pattern, and the request log; both without addresses, bodies or names. */
export function registerMetrics(app: FastifyInstance): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'tongban_http_request_seconds',
    help: 'Time to answer, by route pattern and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  /** One for each route and status: looking the labels up with every answer cost as much as the routing. */
  const known = new Map<string, ReturnType<typeof seconds.labels>>();
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '(none)';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    const key = `${labels.method} ${labels.status} ${route}`;
    const counter = known.get(key) ?? seconds.labels(labels);
    known.set(key, counter);
    counter.observe(reply.elapsedTime / 1000);
    if (route !== '/healthz' && route !== '/metrics') {
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      request.log.info({ id: request.id, ...labels, ms }, 'request');
    }
    done();
  });
  app.get('/metrics', { config: { access: 'loopback' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
