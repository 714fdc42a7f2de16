import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';

/** Proxies close silent connections after a minute or so. */
const heartbeatMs = 25_000;

/**
 * Server-sent events: «changed», without content, whenever the topic is announced; the page asks for itself again. A page
 * that says by `?since=` when it was read (Live.mark) is told at once of what it missed before it listened.
 */
export function streamChanges(
  ctx: Pick<Context, 'live'>,
  request: FastifyRequest,
  reply: FastifyReply,
  topic: string,
): FastifyReply {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 3000\n\n');
  const stop = ctx.live.subscribe(topic, () => raw.write('event: changed\ndata: \n\n'));
  const { since } = request.query as { since?: string };
  if (since && ctx.live.changedSince(topic, since)) raw.write('event: changed\ndata: \n\n');
  const heartbeat = setInterval(() => raw.write(': \n\n'), heartbeatMs);
  const { streams } = request.server;
  const end = (): void => {
    clearInterval(heartbeat);
    stop();
    streams.delete(end);
    raw.end();
  };
  streams.add(end);
  request.raw.on('close', end);
  return reply;
}
