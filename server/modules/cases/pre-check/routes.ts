import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../../contracts/errors.ts';
import {
  PreCheckAnswer,
  PreCheckList,
  PreCheckQuery,
  PreCheckView,
} from '../../../../contracts/pre-check.ts';
import { Keyed, localeOf, sendBytes, staffOf } from '../../../platform/http/index.ts';
import type { CasesContext } from '../context.ts';
import { answerPreCheck } from './answer.ts';
import { listPreChecks, openPreCheckFile, preCheckView } from './views.ts';

const tags = ['pre-checks'];
const Id = Type.Object({ id: Type.String() });
const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem };
const config = { access: { staff: 'case.receive' } } as const;

/** 预审 for officers; applicants use the portal's pages. */
export function preCheckRoutes(ctx: CasesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/pre-checks',
      {
        config,
        schema: {
          tags,
          summary: 'Drafts shown to this window before they are handed in, most urgent first',
          querystring: PreCheckQuery,
          response: { 200: PreCheckList, ...refusals },
        },
      },
      (request) => listPreChecks(ctx, staffOf(request), request.query),
    );
    app.get(
      '/api/pre-checks/:id',
      {
        config,
        schema: {
          tags,
          summary: 'A draft as it stood when it was shown',
          params: Id,
          response: { 200: PreCheckView, ...refusals },
        },
      },
      (request) => preCheckView(ctx, staffOf(request), request.params.id, localeOf(request)),
    );
    app.post(
      '/api/pre-checks/:id/commands/answer',
      {
        config,
        schema: {
          tags,
          summary: 'Nothing to mend was seen, or these points; it binds nobody and refuses nothing',
          params: Id,
          headers: Keyed,
          body: PreCheckAnswer,
          response: { 200: Type.Object({ version: Type.Integer() }), ...refusals },
        },
      },
      (request) =>
        answerPreCheck(
          ctx,
          staffOf(request),
          request.params.id,
          request.body,
          request.headers['idempotency-key'],
        ),
    );
    app.get<{ Params: { id: string; file: string } }>(
      '/api/pre-checks/:id/files/:file',
      { config, schema: { tags, summary: 'A file that was shown' } },
      async (request, reply) => {
        const { id, file } = request.params;
        const { name, mediaType, bytes } = await openPreCheckFile(ctx, staffOf(request), id, file);
        return sendBytes(reply, name, mediaType, bytes);
      },
    );
  };
}
