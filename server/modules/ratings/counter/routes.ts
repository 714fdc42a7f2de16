import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  AskedRating,
  CounterServiceView,
  CounterView,
  EndService,
  PairDevice,
  StartService,
} from '../../../../contracts/counter.ts';
import { Problem } from '../../../../contracts/errors.ts';
import { FlagList, FlagVerdict } from '../../../../contracts/rating-flags.ts';
import { ById, staffOf } from '../../../platform/http/index.ts';
import type { RatingsContext } from '../context.ts';
import { judgeFlag, listFlags } from '../flags/list.ts';
import { pairDevice } from './devices.ts';
import { counterView, endService, startService } from './serve.ts';

const tags = ['ratings'];
const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem };
const serve = { access: { staff: 'counter.serve' } } as const;
const supervise = { access: { staff: 'rating.handle' } } as const;

/** Where a request comes from, as the rules about suspicion compare it. */
const fromOf = (request: FastifyRequest) => ({
  address: request.ip,
  agent: request.headers['user-agent'] ?? '',
});

/** The window: services, «请评价», tablets; and what supervision sees of suspect ratings. */
export function counterRoutes(ctx: RatingsContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/counter',
      {
        config: serve,
        schema: {
          tags,
          summary: 'The clerk’s windows, the service that goes on, and today’s; never what was rated',
          response: { 200: CounterView, ...refusals },
        },
      },
      (request) => counterView(ctx, staffOf(request)),
    );
    app.post(
      '/api/counter/services',
      {
        config: serve,
        schema: {
          tags,
          summary: 'Somebody sits down at a window',
          body: StartService,
          response: { 200: CounterServiceView, ...refusals },
        },
      },
      (request) => startService(ctx, staffOf(request), request.body, fromOf(request)),
    );
    app.post(
      '/api/counter/services/:id/end',
      {
        config: serve,
        schema: {
          tags,
          summary: 'The service is over: wake the tablet, show the code, send the link',
          params: ById,
          body: EndService,
          response: { 200: AskedRating, ...refusals },
        },
      },
      (request) =>
        endService(ctx, staffOf(request), { id: request.params.id, ...request.body }, fromOf(request)),
    );
    app.post(
      '/api/counter/devices',
      {
        config: serve,
        schema: {
          tags,
          summary: 'Pair the tablet that shows this code with a window',
          body: PairDevice,
          response: { 204: Type.Null(), ...refusals },
        },
      },
      async (request, reply) => {
        await pairDevice(ctx, staffOf(request), request.body);
        return reply.code(204).send(null);
      },
    );
    app.get(
      '/api/ratings/flags',
      {
        config: supervise,
        schema: {
          tags,
          summary: 'What speaks against ratings, and attempts that made none; newest first',
          querystring: Type.Object({
            before: Type.Optional(Type.Integer({ minimum: 1 })),
            open: Type.Optional(Type.Boolean()),
          }),
          response: { 200: FlagList, ...refusals },
        },
      },
      (request) => listFlags(ctx.db, staffOf(request), request.query),
    );
    app.post(
      '/api/ratings/flags/:id/verdict',
      {
        config: supervise,
        schema: {
          tags,
          summary: 'Whether a flagged rating counts after all; once',
          params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }),
          body: FlagVerdict,
          response: { 204: Type.Null(), ...refusals },
        },
      },
      async (request, reply) => {
        await judgeFlag(ctx, staffOf(request), request.params.id, request.body);
        return reply.code(204).send(null);
      },
    );
  };
}
