import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import { holds } from '../../../contracts/feel.ts';
import {
  ItemRouteView,
  RouteCheck,
  RouteChecked,
  RoutePublication,
  RoutePublished,
} from '../../../contracts/route-views.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { refusals, staffOf } from '../../platform/http/index.ts';
import { demand } from '../identity/index.ts';
import { itemRoute } from './queries/item-route.ts';
import { routeProblems } from './rules/route-check.ts';
import { publishRoute } from './use-cases/publish-route.ts';
import { routeWorld } from './use-cases/route-world.ts';

const tags = ['catalogue'];
const edit = { config: { access: { staff: 'catalogue.edit' } } } as const;
const Item = Type.Object({ itemCode: Type.String() });

/** The review route of an item: read, checked on sample answers, published as the next version. */
export const routeRoutes =
  (ctx: { db: Db; clock: Clock }) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const found = async (request: FastifyRequest, divisionCode: string, itemCode: string) => {
      const one = await itemRoute(ctx.db, divisionCode, itemCode);
      if (!one) throw new AppError('not-found');
      const place = { divisionCode, organisationId: one.item.organisationId };
      await demand(ctx.db, staffOf(request), 'catalogue.edit', place);
      return one;
    };

    app.get(
      '/api/catalogue/items/:itemCode/route',
      {
        ...edit,
        schema: {
          tags,
          summary: 'The review route of an item’s published version, and what one may be made of',
          params: Item,
          querystring: Type.Object({ divisionCode: Type.String() }),
          response: { 200: ItemRouteView, ...refusals },
        },
      },
      async (request) => (await found(request, request.query.divisionCode, request.params.itemCode)).view,
    );

    app.post(
      '/api/catalogue/items/:itemCode/route/check',
      {
        ...edit,
        schema: {
          tags,
          summary: 'What keeps a route from publication, and which steps apply on sample answers',
          params: Item,
          body: RouteCheck,
          response: { 200: RouteChecked, ...refusals, 422: Problem },
        },
      },
      async (request) => {
        const { divisionCode, route, answers } = request.body;
        const { item } = await found(request, divisionCode, request.params.itemCode);
        const { basic, service } = item.definition;
        const facts = {
          ...answers,
          itemCode: item.itemCode,
          itemType: basic.itemType,
          handleKind: service.handleKind,
        };
        return {
          problems: routeProblems(route, await routeWorld(ctx, item)),
          applies: Object.fromEntries(route.steps.map((step) => [step.id, holds(step.when, facts)])),
        };
      },
    );

    app.post(
      '/api/catalogue/items/:itemCode/route',
      {
        ...edit,
        schema: {
          tags,
          summary: 'Publish the next version of an item with this route; open cases keep theirs',
          params: Item,
          body: RoutePublication,
          response: { 200: RoutePublished, ...refusals, 409: Problem, 422: Problem },
        },
      },
      async (request) => {
        const { itemCode } = request.params;
        await found(request, request.body.divisionCode, itemCode);
        return publishRoute(ctx, { ...request.body, itemCode });
      },
    );
  };
