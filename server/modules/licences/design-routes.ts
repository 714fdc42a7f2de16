import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import {
  DesignList,
  DesignPreview,
  DesignPreviewBody,
  DesignPublish,
  DesignSave,
  DesignView,
} from '../../../contracts/licence-designs.ts';
import { refusals, staffOf } from '../../platform/http/index.ts';
import type { LicencesContext } from './context.ts';
import {
  designList,
  designView,
  dropDesign,
  previewDesign,
  publishDesign,
  saveDesign,
} from './designs/edit-designs.ts';

const Where = Type.Object({ typeId: Type.String({ maxLength: 60 }) });
const design = { access: { staff: 'licence.design' } } as const;
const tags = ['licences'];

/** How licences look, as data: edited as drafts, drawn by the very drawing that issues them, published as versions. */
export function designRoutes(ctx: LicencesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/licence-designs',
      {
        config: design,
        schema: {
          tags,
          summary:
            'Types of licences that are issued here, with the version of their layout and who is editing it',
          response: { 200: DesignList, ...refusals },
        },
      },
      async () => designList(ctx),
    );
    app.get(
      '/api/licence-designs/:typeId',
      {
        config: design,
        schema: {
          tags,
          summary: 'The layout of a type in force, its draft and its versions',
          params: Where,
          response: { 200: DesignView, ...refusals },
        },
      },
      async (request) => designView(ctx, request.params.typeId),
    );
    app.post(
      '/api/licence-designs/:typeId/preview',
      {
        config: design,
        schema: {
          tags,
          summary: 'A design drawn as it would be issued, and what is wrong with it',
          params: Where,
          body: DesignPreviewBody,
          response: { 200: DesignPreview, ...refusals },
        },
      },
      async (request) => previewDesign(ctx, request.params.typeId, request.body),
    );
    app.put(
      '/api/licence-designs/:typeId/draft',
      {
        config: design,
        schema: {
          tags,
          summary: 'Keep a draft, against the revision its writer saw',
          params: Where,
          body: DesignSave,
          response: { 200: Type.Object({ revision: Type.Integer() }), ...refusals, 409: Problem },
        },
      },
      async (request) => saveDesign(ctx, staffOf(request), request.params.typeId, request.body),
    );
    app.post(
      '/api/licence-designs/:typeId/publish',
      {
        config: design,
        schema: {
          tags,
          summary: 'Publish the draft as the next version; licences that exist keep theirs',
          params: Where,
          body: DesignPublish,
          response: {
            200: Type.Object({ version: Type.Integer() }),
            ...refusals,
            409: Problem,
            422: Problem,
          },
        },
      },
      async (request) => publishDesign(ctx, staffOf(request), request.params.typeId, request.body.revision),
    );
    app.post(
      '/api/licence-designs/:typeId/drop',
      {
        config: design,
        schema: {
          tags,
          summary: 'Give up the draft',
          params: Where,
          body: DesignPublish,
          response: { 200: Type.Object({}), ...refusals, 409: Problem },
        },
      },
      async (request) => {
        await dropDesign(ctx, request.params.typeId, request.body.revision);
        return {};
      },
    );
  };
}
