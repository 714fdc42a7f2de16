import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import {
  LicenceBatchList,
  LicenceBatchOrder,
  LicenceBatchReply,
  LicenceBatchView,
} from '../../../contracts/licence-batches.ts';
import { ById, Keyed, localeOf, refusals, staffOf } from '../../platform/http/index.ts';
import type { LicencesContext } from './context.ts';
import { batchesOf, batchOf } from './queries/batches.ts';
import { orderBatch } from './use-cases/order-batch.ts';
import { stopBatch } from './use-cases/step-batch.ts';

const tags = ['licences'];

/** Many licences in one order, and how far each is. */
export function licenceBatchRoutes(ctx: LicencesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const config = { access: { staff: 'licence.issue' } } as const;

    app.post(
      '/api/licence-batches',
      {
        config,
        schema: {
          tags,
          summary: 'Issue anew, renew or try again up to 500 licences, each made by itself in the background',
          headers: Keyed,
          body: LicenceBatchOrder,
          response: { 200: LicenceBatchReply, ...refusals, 422: Problem },
        },
      },
      async (request) =>
        orderBatch(ctx, staffOf(request), { key: request.headers['idempotency-key'], body: request.body }),
    );

    app.get(
      '/api/licence-batches',
      {
        config,
        schema: {
          tags,
          summary: 'The officer’s own orders, newest first, with how far they are',
          response: { 200: LicenceBatchList, ...refusals },
        },
      },
      async (request) => batchesOf(ctx, staffOf(request)),
    );

    app.get(
      '/api/licence-batches/:id',
      {
        config,
        schema: {
          tags,
          summary: 'An order with what became of each licence',
          params: ById,
          response: { 200: LicenceBatchView, ...refusals },
        },
      },
      async (request) => batchOf(ctx, staffOf(request), request.params.id, localeOf(request)),
    );

    app.post(
      '/api/licence-batches/:id/stop',
      {
        config,
        schema: {
          tags,
          summary: 'Make no more of an order; what is made stays',
          params: ById,
          response: { 200: Type.Object({}), ...refusals },
        },
      },
      async (request) => {
        await stopBatch(ctx, staffOf(request), request.params.id);
        return {};
      },
    );
  };
}
