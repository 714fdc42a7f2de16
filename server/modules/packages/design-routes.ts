import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import {
  DesignList,
  DesignPublished,
  DesignView,
  DraftCommand,
  DraftSave,
  DraftSaved,
  NewDesign,
  packageStates,
  StateCommand,
} from '../../../contracts/package-design.ts';
import { keys } from '../../../contracts/schema-parts.ts';
import { refusals, staffOf } from '../../platform/http/index.ts';
import type { PackagesContext } from './context.ts';
import { designList, designView } from './queries/designs.ts';
import { beginDesign } from './use-cases/begin-design.ts';
import { designFor } from './use-cases/design-access.ts';
import { publishDesign, setPackageState } from './use-cases/publish-design.ts';
import { discardDraft, saveDraft } from './use-cases/save-draft.ts';

const tags = ['packages'];
const read = { access: { staff: 'package.read' } } as const;
const edit = { access: { staff: 'package.edit' } } as const;
const Id = Type.Object({ packageId: Type.String({ maxLength: 80 }) });
const Where = Type.Object({ divisionCode: Type.String({ maxLength: 40 }) });
/** The largest definition of the test generator, 200 items with forms, is under 1 MB. */
const bodyLimit = 4 * 1024 * 1024;

/** Packages at the desk of who leads them: drafts, versions, states. */
export const designRoutes =
  (ctx: PackagesContext) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const found = (
      request: FastifyRequest,
      permission: 'package.read' | 'package.edit',
      divisionCode: string,
      packageId: string,
    ) => designFor(ctx.db, staffOf(request), permission, { divisionCode, packageId });

    app.get(
      '/api/packages',
      {
        config: read,
        schema: {
          tags,
          summary: 'Packages within the officer’s scope, with their drafts, and where one may be begun',
          response: { 200: DesignList, 401: Problem, 403: Problem },
        },
      },
      async (request) => designList(ctx.db, staffOf(request)),
    );

    app.post(
      '/api/packages',
      {
        config: edit,
        schema: {
          tags,
          summary: 'Begin the draft of a new package, empty or like another one',
          body: NewDesign,
          response: { 201: DraftSaved, ...refusals, 409: Problem, 422: Problem },
        },
      },
      async (request, reply) => reply.code(201).send(await beginDesign(ctx, staffOf(request), request.body)),
    );

    app.get(
      '/api/packages/:packageId',
      {
        config: read,
        schema: {
          tags,
          summary: 'A package as its designer works on it: draft or latest version, versions, what was done',
          params: Id,
          querystring: Where,
          response: { 200: DesignView, ...refusals },
        },
      },
      async (request) => {
        const { packageId } = request.params;
        const design = await found(request, 'package.read', request.query.divisionCode, packageId);
        return designView(ctx.db, staffOf(request), design);
      },
    );

    app.put(
      '/api/packages/:packageId/draft',
      {
        bodyLimit,
        config: edit,
        schema: {
          tags,
          summary: 'Keep a draft; 409 names who changed what since the revision that was seen',
          params: Id,
          body: DraftSave,
          response: { 200: DraftSaved, ...refusals, 409: Problem, 422: Problem },
        },
      },
      async (request) => saveDraft(ctx, staffOf(request), request.params.packageId, request.body),
    );

    app.post(
      '/api/packages/:packageId/discard',
      {
        config: edit,
        schema: {
          tags,
          summary: 'Throw the draft away; what is published stays',
          params: Id,
          body: DraftCommand,
          response: { 204: Type.Null(), ...refusals, 409: Problem },
        },
      },
      async (request, reply) => {
        const { divisionCode, revision } = request.body;
        const place = { divisionCode, packageId: request.params.packageId };
        await discardDraft(ctx, staffOf(request), place, revision);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/api/packages/:packageId/publish',
      {
        config: edit,
        schema: {
          tags,
          summary: 'Make the draft the next version, where nothing refuses it; open joint cases keep theirs',
          params: Id,
          body: DraftCommand,
          response: { 200: DesignPublished, ...refusals, 409: Problem, 422: Problem },
        },
      },
      async (request) => {
        const { divisionCode, revision } = request.body;
        const place = { divisionCode, packageId: request.params.packageId };
        return publishDesign(ctx, staffOf(request), place, revision);
      },
    );

    app.post(
      '/api/packages/:packageId/state',
      {
        config: edit,
        schema: {
          tags,
          summary: 'Suspend, withdraw or resume a package; joint cases that began go on',
          params: Id,
          body: StateCommand,
          response: { 200: Type.Object({ state: keys(packageStates) }), ...refusals, 409: Problem },
        },
      },
      async (request) => setPackageState(ctx, staffOf(request), request.params.packageId, request.body),
    );
  };
