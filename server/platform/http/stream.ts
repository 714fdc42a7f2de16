import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';

/** Header of an answer: how far the announcements had come before it was read. */
export const readMark = 'x-read-mark';

/** Query of a stream: the mark of what the page shows. */
export const Since = Type.Object({ since: Type.Optional(Type.String({ maxLength: 80 })) });

/** Says with each reading answer of the API when it was read; a page that then listens gives it back as `?since=`. */
export function readMarks(app: FastifyInstance, mark: () => string): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'GET' && request.url.startsWith('/api/')) reply.header(readMark, mark());
    done();
  });
}

/** Proxies close silent connections after a minute or so. */
const heartbeatMs = 25_000;
/** Bytes of announcements that wait for one reader: some hundreds of them. */
const mostUnread = 16_384;
const changed = 'event: changed\ndata: \n\n';

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
  const say = (text: string): void => {
    // Whoever does not read (a sleeping phone behind a proxy) is let go; what it missed it asks for when it comes back.
    if (raw.writableLength > mostUnread) raw.destroy();
    else raw.write(text);
  };
  say('retry: 3000\n\n');
  const stop = ctx.live.subscribe(topic, () => say(changed));
  const { since } = request.query as { since?: string };
  if (since && ctx.live.changedSince(topic, since)) say(changed);
  const heartbeat = setInterval(() => say(': \n\n'), heartbeatMs);
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
