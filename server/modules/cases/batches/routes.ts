import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { BatchList, BatchView, NewBatch } from '../../../../contracts/batches.ts';
import { Problem } from '../../../../contracts/errors.ts';
import { t } from '../../../../ui/words/index.ts';
import type { Context } from '../../../platform/context.ts';
import { Keyed, localeOf, refusals, Since, staffOf, streamChanges } from '../../../platform/http/index.ts';
import { type Cell, tableFile } from '../../../platform/tables/index.ts';
import type { CasesContext } from '../context.ts';
import { sendTable } from '../list-routes.ts';
import { batchTopic } from './run.ts';
import { startBatch } from './start.ts';
import { batchesOf } from './store.ts';
import { batchView } from './view.ts';

const tags = ['cases'];
const config = { access: { staff: 'case.read' } } as const;
const Id = Type.Object({ batchId: Type.String() });

/** One act on many cases: begun here, worked off by the worker, looked at by whoever began it. */
export function batchRoutes(context: Pick<Context, 'live'>, ctx: CasesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.post(
      '/api/batches',
      {
        config,
        schema: {
          tags,
          summary:
            'Give one command for up to 500 cases; each is its own act, done or refused with its reason',
          headers: Keyed,
          body: NewBatch,
          response: { 202: Type.Object({ id: Type.String() }), 422: Problem, ...refusals },
        },
      },
      async (request, reply) => {
        const id = await startBatch(ctx, staffOf(request), request.headers['idempotency-key'], request.body);
        return reply.code(202).send({ id });
      },
    );
    app.get(
      '/api/batches',
      {
        config,
        schema: {
          tags,
          summary: 'One’s own batches, newest first',
          response: { 200: BatchList, ...refusals },
        },
      },
      async (request) => ({ batches: await batchesOf(ctx.db, staffOf(request).staffId) }),
    );
    app.get(
      '/api/batches/:batchId',
      {
        config,
        schema: {
          tags,
          summary: 'How far a batch is, and how each case ended',
          params: Id,
          response: { 200: BatchView, ...refusals },
        },
      },
      async (request) => batchView(ctx, staffOf(request), request.params.batchId, localeOf(request)),
    );
    app.get(
      '/api/batches/:batchId/result.csv',
      { config, schema: { tags, summary: 'The result of a batch as a table', params: Id } },
      async (request, reply) => {
        const locale = localeOf(request);
        const view = await batchView(ctx, staffOf(request), request.params.batchId, locale);
        const head = (['number', 'item', 'result', 'reason'] as const).map((name) =>
          t(locale, `case.export.${name}`),
        );
        async function* lines(): AsyncGenerator<Cell[]> {
          for (const { number, itemName, outcome, say } of view.cases) {
            yield [number, itemName, t(locale, `case.batch.${outcome}`), say];
          }
        }
        const title = `${t(locale, `workbench.command.${view.command as 'take'}`)} ${view.id.slice(0, 8)}`;
        return sendTable(reply, tableFile('csv', title, head, lines()));
      },
    );
    app.get(
      '/api/batches/:batchId/stream',
      {
        config,
        schema: {
          tags,
          summary: 'Server-sent events: «changed» after each step',
          params: Id,
          querystring: Since,
        },
      },
      async (request, reply) => {
        const { batchId } = request.params;
        await batchView(ctx, staffOf(request), batchId, localeOf(request));
        return streamChanges(context, request, reply, batchTopic(batchId));
      },
    );
  };
}
