import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { ImportReport } from '../../../contracts/catalogue.ts';
import {
  CatalogueImport,
  CatalogueItemView,
  CatalogueList,
  CatalogueListQuery,
  ImportPlaces,
} from '../../../contracts/catalogue-views.ts';
import { Problem } from '../../../contracts/errors.ts';
import { divisionKey } from '../../../contracts/regions.ts';
import { type Db, inTx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { staffOf } from '../../platform/http/index.ts';
import { demand, placesInScope, reaches, type Scope, scopeOf } from '../identity/index.ts';
import type { ProposalsContext } from './proposals/context.ts';
import { proposalRoutes } from './proposals/routes.ts';
import { editorItem, editorItems } from './queries/editor-items.ts';
import { routeRoutes } from './route-routes.ts';
import type { FaceLabels } from './rules/licence-fields.ts';
import { rulesRoutes } from './rules-routes.ts';
import { importItems } from './use-cases/import-items.ts';

const tags = ['catalogue'];
const refusals = { 401: Problem, 403: Problem };
/** A county's 2,000 implementation lists are under 4 million characters, 12 MB of UTF-8 at the very most. */
const bodyLimit = 12 * 1024 * 1024;

/** The catalogue as editors and officers see it, drafts and findings included; the public has the portal. */
export const catalogueRoutes =
  (ctx: ProposalsContext & { faceLabels?: FaceLabels }) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();

    await app.register(proposalRoutes(ctx));
    await app.register(routeRoutes(ctx));
    await app.register(rulesRoutes(ctx));
    app.get(
      '/api/catalogue/items',
      {
        config: { access: { staff: 'catalogue.read' } },
        schema: {
          tags,
          summary: 'Items within the officer’s scope, how far each is filled in and what stands in its way',
          querystring: CatalogueListQuery,
          response: { 200: CatalogueList, ...refusals },
        },
      },
      async (request) => {
        const readable = await scopeFor(ctx.db, request, request.query.divisionCode);
        return editorItems(ctx.db, readable, request.query);
      },
    );

    app.get(
      '/api/catalogue/items/:itemCode',
      {
        config: { access: { staff: 'catalogue.read' } },
        schema: {
          tags,
          summary: 'The newest definition of an item with its findings and what is missing',
          params: Type.Object({ itemCode: Type.String() }),
          querystring: Type.Object({ divisionCode: Type.Optional(Type.String()) }),
          response: { 200: CatalogueItemView, ...refusals, 404: Problem },
        },
      },
      async (request) => {
        const { divisionCode } = request.query;
        const readable = await scopeFor(ctx.db, request, divisionCode);
        const item = await editorItem(ctx.db, readable, request.params.itemCode, divisionCode);
        if (!item) throw new AppError('not-found');
        return item;
      },
    );

    app.get(
      '/api/catalogue/import',
      {
        config: { access: { staff: 'catalogue.edit' } },
        schema: {
          tags,
          summary: 'Divisions into which the editor may load files',
          response: { 200: ImportPlaces, ...refusals },
        },
      },
      async (request) => {
        const places = await placesInScope(ctx.db, scopeOf(staffOf(request).grants, 'catalogue.edit'));
        return places.filter((place) => place.whole);
      },
    );

    app.post(
      '/api/catalogue/import',
      {
        bodyLimit,
        // Twelve files a minute: people try again after mending one, and each costs up to seconds of computing.
        config: { access: { staff: 'catalogue.edit' }, rateLimit: { max: 12, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'Load a file of items into a division; the same file again changes nothing',
          body: CatalogueImport,
          response: { 200: ImportReport, ...refusals, 422: Problem, 429: Problem },
        },
      },
      async (request) => {
        const { file, publish } = request.body;
        const divisionCode = divisionKey(request.body.divisionCode) ?? request.body.divisionCode;
        const place = { divisionCode, organisationId: null };
        await demand(ctx.db, staffOf(request), 'catalogue.edit', place);
        return inTx(ctx.db, (tx) => importItems(tx, ctx, { file, divisionCode, publish }));
      },
    );
  };

/** What the officer may read; asking for a division they have nothing in is refused, not answered with nothing. */
async function scopeFor(db: Db, request: FastifyRequest, divisionCode: string | undefined): Promise<Scope> {
  const readable = scopeOf(staffOf(request).grants, 'catalogue.read');
  if (divisionCode && !(await reaches(db, readable, divisionCode))) {
    throw new AppError('forbidden', { permission: 'catalogue.read' });
  }
  return readable;
}
