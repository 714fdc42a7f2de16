import Type from 'typebox';
import { publicProgress } from '../../server/modules/cases/index.ts';
import type { PortalRoutes } from '../context.ts';
import { frameOf, sendPage } from '../frame.ts';

const Query = Type.Object({
  no: Type.Optional(Type.String({ maxLength: 60 })),
  number: Type.Optional(Type.String({ maxLength: 60 })), // as printed in papers
  tail: Type.Optional(Type.String({ maxLength: 10 })),
});
/** Four digits have 10,000 values: who guesses is slowed down, who mistypes is not. */
const rateLimit = { max: 20, timeWindow: '1 minute' };

/** Progress without signing in: case number and the last four of the ID number; state and clock, nothing of the person. */
export const progressRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<{ Querystring: { no?: string; number?: string; tail?: string } }>(
    '/progress',
    { config: { access: 'public', rateLimit }, schema: { querystring: Query } },
    async (request, reply) => {
      const no = (request.query.no ?? request.query.number ?? '').trim();
      const tail = (request.query.tail ?? '').trim().toUpperCase();
      const frame = await frameOf(ctx, request);
      const found = no && tail ? ((await publicProgress(ctx.cases, { number: no, tail })) ?? 'none') : null;
      return sendPage(
        ctx,
        reply,
        'ProgressQuery',
        { frame, no, tail, found, problem: null },
        found === 'none' ? 404 : 200,
      );
    },
  );
};
