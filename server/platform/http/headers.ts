import type { FastifyInstance, FastifyReply } from 'fastify';

/** No inline script or style anywhere: everything comes from this server's own files. */
const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "img-src 'self' data: blob:",
].join('; ');

export function securityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    secure(reply);
    done(null, payload);
  });
}

/** By itself only for answers that no hook sees: to an address that cannot be read. */
export function secure(reply: FastifyReply): void {
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'same-origin');
  reply.header('cross-origin-opener-policy', 'same-origin');
  reply.header('permissions-policy', 'geolocation=(), microphone=(), camera=()');
  // Pages and answers may hold personal data: nothing is kept by a shared computer's cache unless a route says so.
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
}
