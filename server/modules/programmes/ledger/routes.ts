import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../../contracts/errors.ts';
import {
  type EntryCommand,
  EntryList,
  EntryView,
  entryBodies,
  entryQueues,
  NewEntry,
} from '../../../../contracts/ledger.ts';
import { ById, Keyed, refusals, staffOf, stepSchema } from '../../../platform/http/index.ts';
import type { ProgrammesContext } from '../context.ts';
import { actOnEntry, type EntryInput, enterProblem } from './act.ts';
import { entryView, listEntries } from './view.ts';

const tags = ['programmes'];
const queue = Type.Union(entryQueues.map((name) => Type.Literal(name)));
const read = { access: { staff: 'programme.read' } } as const;

/** The ledger of problems 整改台账. */
export function ledgerRoutes(ctx: ProgrammesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/ledger',
      {
        config: read,
        schema: {
          tags,
          summary: 'Problems of the ledger, most urgent first, with the counts of all queues',
          querystring: Type.Object({
            queue: Type.Optional(queue),
            after: Type.Optional(Type.String({ format: 'uuid' })),
          }),
          response: { 200: EntryList, ...refusals },
        },
      },
      (request) => listEntries(ctx, staffOf(request), request.query.queue ?? 'mine', request.query.after),
    );
    app.post(
      '/api/ledger',
      {
        config: { access: { staff: 'programme.manage' } },
        schema: {
          tags,
          summary: 'Enter a problem',
          headers: Keyed,
          body: NewEntry,
          response: { 200: Type.Object({ id: Type.String() }), 422: Problem, ...refusals },
        },
      },
      (request) => enterProblem(ctx, staffOf(request), request.body, request.headers['idempotency-key']),
    );
    app.get(
      '/api/ledger/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A problem with its steps and what may be done',
          params: ById,
          response: { 200: EntryView, ...refusals },
        },
      },
      (request) => entryView(ctx, staffOf(request), request.params.id),
    );
    for (const name of Object.keys(entryBodies) as EntryCommand[])
      await app.register(commandRoute(ctx, name));
  };
}

function commandRoute(ctx: ProgrammesContext, name: EntryCommand): FastifyPluginAsync {
  return async (scope) => {
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      `/api/ledger/:id/commands/${name}`,
      {
        config: { access: { staff: name === 'mend' ? 'programme.report' : 'programme.manage' } },
        schema: stepSchema(tags, `${name} a problem of the ledger`, entryBodies[name]),
      },
      async (request) => {
        const { version, text, ...body } = request.body as { version: number; text: string };
        const key = request.headers['idempotency-key'];
        const input = { command: name, body, say: text.trim(), version, key } as EntryInput<typeof name>;
        return actOnEntry(ctx, staffOf(request), request.params.id, input);
      },
    );
  };
}
