import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import Type from 'typebox';
import { CorrectionReason } from '../../../contracts/case-commands.ts';
import {
  CaseList,
  CaseListQuery,
  ExportQuery,
  ListDivision,
  NewFilter,
  SavedFilter,
} from '../../../contracts/cases.ts';
import { Problem } from '../../../contracts/errors.ts';
import { localeOf, staffOf } from '../../platform/http/index.ts';
import type { TableFile } from '../../platform/tables/index.ts';
import type { CasesContext } from './context.ts';
import { correctionReasons } from './correction-reasons.ts';
import { exportList } from './queries/export-list.ts';
import { listDivisions } from './queries/list-divisions.ts';
import { dropFilter, savedFilters, saveFilter } from './queries/saved-filters.ts';
import { workList } from './queries/work-list.ts';

const refusals = { 401: Problem, 403: Problem };
const tags = ['cases'];
const read = { access: { staff: 'case.read' } } as const;

/** A table that a browser keeps as a file. */
export function sendTable(reply: FastifyReply, { name, mediaType, content }: TableFile): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'no-store')
    .send(content);
}

/** Work lists, an officer's own filters, and lists as files. */
export function listRoutes(ctx: CasesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/cases',
      {
        config: read,
        schema: {
          tags,
          summary: 'A queue of the work list, most urgent first, with the counts of all queues',
          querystring: CaseListQuery,
          response: { 200: CaseList, ...refusals },
        },
      },
      async (request) => workList(ctx, staffOf(request), request.query),
    );

    app.get(
      '/api/correction-reasons',
      {
        config: read,
        schema: {
          tags,
          summary: 'What can be wrong with a material or a field: the reasons of a correction point',
          response: { 200: Type.Object({ reasons: Type.Array(CorrectionReason) }), ...refusals },
        },
      },
      async (request) => ({ reasons: correctionReasons(localeOf(request)) }),
    );

    app.get(
      '/api/cases/divisions',
      {
        config: read,
        schema: {
          tags,
          summary: 'Places a list may be narrowed to: those of the officer’s rights and below, by names',
          response: { 200: Type.Object({ divisions: Type.Array(ListDivision) }), ...refusals },
        },
      },
      async (request) => ({ divisions: await listDivisions(ctx, staffOf(request)) }),
    );

    app.get(
      '/api/cases/export',
      {
        config: { ...read, rateLimit: { max: 20, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary:
            'A list as CSV or XLSX, at most 25,000 rows, names of persons masked; each export is recorded',
          querystring: ExportQuery,
        },
      },
      async (request, reply) => {
        const { format, ...query } = request.query;
        return sendTable(reply, await exportList(ctx, staffOf(request), format, query, localeOf(request)));
      },
    );

    app.get(
      '/api/case-filters',
      {
        config: read,
        schema: {
          tags,
          summary: 'The officer’s own filters, each with how many cases it has now',
          response: { 200: Type.Object({ filters: Type.Array(SavedFilter) }), ...refusals },
        },
      },
      async (request) => ({ filters: await savedFilters(ctx, staffOf(request)) }),
    );
    app.put(
      '/api/case-filters',
      {
        config: read,
        schema: {
          tags,
          summary: 'Keep a filter under a name; the one of the same name is replaced',
          body: NewFilter,
          response: { 204: Type.Null(), 409: Problem, 422: Problem, ...refusals },
        },
      },
      async (request, reply) => {
        await saveFilter(ctx, staffOf(request), request.body);
        return reply.code(204).send(null);
      },
    );
    app.delete(
      '/api/case-filters/:filterId',
      {
        config: read,
        schema: {
          tags,
          summary: 'Delete one of one’s own filters',
          params: Type.Object({ filterId: Type.String({ format: 'uuid' }) }),
          response: { 204: Type.Null(), ...refusals },
        },
      },
      async (request, reply) => {
        await dropFilter(ctx, staffOf(request), request.params.filterId);
        return reply.code(204).send(null);
      },
    );
  };
}
