import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import { NoticeList, NoticeQuery, NoticesRead } from '../../../contracts/notices.ts';
import type { Context } from '../context.ts';
import { localeOf, Since, staffOf, streamChanges } from '../http/index.ts';
import { markRead, noticeTopic, readNotices } from './queries.ts';

const readerOf = (request: FastifyRequest): string => `staff:${staffOf(request).staffId}`;
const tags = ['notices'];
const config = { access: 'staff' } as const;

/** The officers' bell: what is told to the one who asks, never another's. */
export function noticeRoutes(ctx: Pick<Context, 'db' | 'clock' | 'live'>): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/notices',
      {
        config,
        schema: {
          tags,
          summary: 'What this officer was told, newest first, and how much of it is unread',
          querystring: NoticeQuery,
          response: { 200: NoticeList, 401: Problem, 403: Problem },
        },
      },
      async (request) => readNotices(ctx.db, readerOf(request), request.query, localeOf(request)),
    );
    app.post(
      '/api/notices/read',
      {
        config,
        schema: {
          tags,
          summary: 'Mark one notice, or all up to one, as read',
          body: NoticesRead,
          response: { 204: Type.Null(), 401: Problem, 403: Problem },
        },
      },
      async (request, reply) => {
        await markRead(ctx.db, readerOf(request), request.body, ctx.clock.now());
        return reply.code(204).send(null);
      },
    );
    app.get(
      '/api/notices/stream',
      {
        config,
        schema: {
          tags,
          summary: 'Server-sent events: «changed» whenever there is a new notice',
          querystring: Since,
        },
      },
      async (request, reply) => streamChanges(ctx, request, reply, noticeTopic(readerOf(request))),
    );
  };
}
