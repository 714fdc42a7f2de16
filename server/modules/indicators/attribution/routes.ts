import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  Attribution,
  AttributionLines,
  AttributionQuery,
  LinesQuery,
} from '../../../../contracts/attribution.ts';
import { Problem } from '../../../../contracts/errors.ts';
import type { Permission } from '../../../../contracts/identity.ts';
import { NewProposal } from '../../../../contracts/proposals.ts';
import { AppError } from '../../../platform/errors.ts';
import { Keyed, localeOf, staffOf } from '../../../platform/http/index.ts';
import type { TableFormat } from '../../../platform/tables/index.ts';
import { covers, reaches, scopeOf } from '../../identity/index.ts';
import { getDivision } from '../../regions/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { attributionFile } from './export.ts';
import { attributionLines } from './lines.ts';
import { proposeFromAnalysis } from './propose.ts';
import { type AttributionAsked, readAttribution } from './read.ts';

const tags = ['attribution'];
const refusals = { 401: Problem, 403: Problem, 404: Problem, 422: Problem };
const read = { access: { staff: 'indicator.read' } } as const;
const Format = Type.Unsafe<TableFormat>({ type: 'string', enum: ['csv', 'xlsx'] });
/** Three years: what may be studied at once. */
const longest = 36;

/** Attribution 归因分析 as JSON and as a table, of the reader's scope within the place that is asked for. */
export function attributionRoutes(ctx: IndicatorsContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/attribution',
      {
        config: read,
        schema: {
          tags,
          summary:
            'What bad ratings or corrections have in common, in counts and rates; months, both included',
          querystring: AttributionQuery,
          response: { 200: Attribution, ...refusals },
        },
      },
      async (request) => {
        const asked = await askedBy(ctx, request, request.query, 'indicator.read');
        return readAttribution(ctx, asked, await supervises(ctx, request, request.query));
      },
    );
    app.get(
      '/api/attribution/table',
      {
        config: read,
        schema: {
          tags,
          summary: 'The same as CSV or XLSX; small numbers of bad ratings are never in it',
          querystring: Type.Object({ ...AttributionQuery.properties, format: Format }),
        },
      },
      async (request, reply) => {
        const { study, format, divisionCode, from, to } = request.query;
        const asked = await askedBy(ctx, request, request.query, 'indicator.read');
        const found = await readAttribution(ctx, asked, false);
        const place = (await getDivision(ctx.db, divisionCode))?.name ?? divisionCode;
        const title = `${place} ${from === to ? from : `${from}–${to}`}`;
        const file = attributionFile(format, study, found, { locale: asked.locale, title });
        return reply
          .type(file.mediaType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
          .header('cache-control', 'no-store')
          .send(file.content);
      },
    );
    app.get(
      '/api/attribution/lines',
      {
        config: read,
        schema: {
          tags,
          summary: 'The tickets or cases behind a number; tickets for who supervises ratings',
          querystring: LinesQuery,
          response: { 200: AttributionLines, ...refusals },
        },
      },
      async (request) => {
        const permission = request.query.study === 'bad-rating' ? 'rating.handle' : 'indicator.read';
        return attributionLines(ctx, await askedBy(ctx, request, request.query, permission), request.query);
      },
    );
    app.post(
      '/api/attribution/proposals',
      {
        config: read,
        schema: {
          tags,
          summary: 'Put a number of the analysis before who edits the item: a proposal with its evidence',
          headers: Keyed,
          body: NewProposal,
          response: { 200: Type.Object({ id: Type.String() }), 409: Problem, ...refusals },
        },
      },
      async (request) => {
        const { body, headers } = request;
        const permission = body.study === 'bad-rating' ? 'rating.handle' : 'indicator.read';
        const asked = await askedBy(ctx, request, body, permission);
        return proposeFromAnalysis(ctx, staffOf(request), asked, body, headers['idempotency-key']);
      },
    );
  };
}

/** Throws `forbidden` where nothing of the officer's scope lies in or above the division. */
async function askedBy(
  ctx: IndicatorsContext,
  request: FastifyRequest,
  { study, divisionCode, organisationId, from, to }: AttributionQuery,
  permission: Permission,
): Promise<AttributionAsked> {
  const scope = scopeOf(staffOf(request).grants, permission);
  if (!(await reaches(ctx.db, scope, divisionCode))) throw new AppError('forbidden');
  const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  if (to < from || monthNumber(to) - monthNumber(from) >= longest) {
    throw new AppError('invalid-input', {}, [{ field: 'to', code: 'date-range', params: {} }]);
  }
  const where = { scope, divisionCode, organisationId };
  return { study, where, months: { from, to }, locale: localeOf(request) };
}

/** Whether small numbers are no secret: who supervises ratings there sees every ticket anyway. */
function supervises(
  ctx: IndicatorsContext,
  request: FastifyRequest,
  { divisionCode, organisationId }: AttributionQuery,
): Promise<boolean> {
  const scope = scopeOf(staffOf(request).grants, 'rating.handle');
  return covers(ctx.db, scope, { divisionCode, organisationId: organisationId ?? null });
}
