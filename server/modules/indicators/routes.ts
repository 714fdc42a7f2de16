import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import {
  Dashboard,
  DashboardQuery,
  EntryList,
  FactList,
  FactsQuery,
  type HistoryGrain,
  historyGrains,
  IndicatorPage,
  IndicatorPlaces,
  NewEntry,
} from '../../../contracts/indicators.ts';
import { dayNumber } from '../../platform/dates.ts';
import { AppError } from '../../platform/errors.ts';
import { Since, staffOf, streamChanges } from '../../platform/http/index.ts';
import { placesInScope, reaches, scopeOf } from '../identity/index.ts';
import type { IndicatorsContext } from './context.ts';
import { entriesOf } from './queries/entries.ts';
import { factsBehind, tellsOfRatings } from './queries/facts.ts';
import { definitionsInForce, findDefinition, kept } from './queries/kept.ts';
import { indicatorPage } from './queries/page.ts';
import type { Period } from './reading/period.ts';
import { readDefinitions, untilNow } from './reading/read.ts';
import type { Where } from './reading/where.ts';
import { indicatorsTopic } from './rollup/roll-up.ts';
import { enterValue } from './use-cases/enter-value.ts';

const tags = ['indicators'];
const Id = Type.Object({ id: Type.String({ maxLength: 60 }) });
const refusals = { 401: Problem, 403: Problem, 404: Problem, 422: Problem };
const grain = Type.Optional(Type.Unsafe<HistoryGrain>({ type: 'string', enum: [...historyGrains] }));
/** Ten years: what a history may be asked for at once. */
const longest = 3660;

/** Indicators as JSON. Every figure is of the reader's scope within the place that is asked for. */
export function indicatorsRoutes(ctx: IndicatorsContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const read = { access: { staff: 'indicator.read' } } as const;
    const enter = { access: { staff: 'indicator.enter' } } as const;

    app.get(
      '/api/indicators/places',
      {
        config: read,
        schema: {
          tags,
          summary: 'Places whose figures the officer may read',
          response: { 200: IndicatorPlaces, ...refusals },
        },
      },
      async (request) => ({
        places: await placesInScope(ctx.db, scopeOf(staffOf(request).grants, 'indicator.read')),
      }),
    );

    app.get(
      '/api/indicators',
      {
        config: read,
        schema: {
          tags,
          summary: 'All indicators of a place and a period, both days included',
          querystring: DashboardQuery,
          response: { 200: Dashboard, ...refusals },
        },
      },
      async (request) => {
        const { where, period } = await asked(ctx, staffOf(request), request.query);
        const [definitions, known] = await Promise.all([
          definitionsInForce(ctx.db),
          kept(ctx.db, [untilNow(ctx, period).to]),
        ]);
        const readings = await readDefinitions(ctx, definitions, where, period, known);
        return { asOf: known.asOf?.toISOString() ?? null, whole: known.walked, readings };
      },
    );

    app.get(
      '/api/indicators/stream',
      {
        config: read,
        schema: { tags, summary: 'Server-sent events: «changed» whenever a figure did', querystring: Since },
      },
      (request, reply) => streamChanges(ctx, request, reply, indicatorsTopic),
    );

    app.get(
      '/api/indicators/entered',
      {
        config: enter,
        schema: {
          tags,
          summary: 'What people enter for a place, with the newest value of each',
          querystring: Type.Pick(DashboardQuery, ['divisionCode', 'organisationId']),
          response: { 200: EntryList, ...refusals },
        },
      },
      async (request) => {
        const { divisionCode, organisationId } = request.query;
        await within(ctx, staffOf(request), divisionCode);
        return entriesOf(ctx.db, { divisionCode, organisationId: organisationId ?? null });
      },
    );

    app.post(
      '/api/indicators/entered',
      {
        config: enter,
        schema: {
          tags,
          summary: 'Enters a value with its source',
          body: NewEntry,
          response: { 200: Type.Object({ id: Type.String() }), ...refusals },
        },
      },
      (request) => enterValue(ctx, staffOf(request), request.body),
    );

    app.get(
      '/api/indicators/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'One indicator with its definition, history and organisations',
          params: Id,
          querystring: Type.Object({ ...DashboardQuery.properties, grain }),
          response: { 200: IndicatorPage, ...refusals },
        },
      },
      async (request) => {
        const { where, period } = await asked(ctx, staffOf(request), request.query);
        const definition = await definitionOf(ctx, request.params.id);
        return indicatorPage(ctx, definition, where, period, request.query.grain ?? 'month');
      },
    );

    app.get(
      '/api/indicators/:id/facts',
      {
        config: read,
        schema: {
          tags,
          summary: 'The very cases (or ratings, things, entries) behind a part of an indicator, newest first',
          params: Id,
          querystring: FactsQuery,
          response: { 200: FactList, ...refusals },
        },
      },
      async (request) => {
        const definition = await definitionOf(ctx, request.params.id);
        const permission = tellsOfRatings(definition, request.query.part)
          ? 'rating.handle'
          : 'indicator.read';
        const { where } = await asked(ctx, staffOf(request), request.query, permission);
        return factsBehind(ctx, definition, where, request.query);
      },
    );
  };
}

async function definitionOf(ctx: IndicatorsContext, id: string) {
  const definition = await findDefinition(ctx.db, id);
  if (!definition) throw new AppError('not-found');
  return definition;
}

/** Throws `forbidden` where nothing of the officer's scope lies in or above the division. */
async function within(
  ctx: IndicatorsContext,
  staff: StaffActor,
  divisionCode: string,
  permission: 'indicator.read' | 'rating.handle' = 'indicator.read',
) {
  const scope = scopeOf(staff.grants, permission);
  if (!(await reaches(ctx.db, scope, divisionCode))) throw new AppError('forbidden');
  return scope;
}

async function asked(
  ctx: IndicatorsContext,
  staff: StaffActor,
  query: DashboardQuery,
  permission?: 'indicator.read' | 'rating.handle',
): Promise<{ where: Where; period: Period }> {
  const { divisionCode, organisationId, from, to } = query;
  if (to < from || dayNumber(to) - dayNumber(from) > longest) {
    throw new AppError('invalid-input', {}, [{ field: 'to', code: 'date-range', params: {} }]);
  }
  return {
    where: { scope: await within(ctx, staff, divisionCode, permission), divisionCode, organisationId },
    period: { from, to },
  };
}
