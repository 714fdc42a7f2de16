import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import {
  LicenceActBody,
  LicenceActReply,
  LicenceList,
  LicenceListQuery,
  LicenceRetry,
  LicenceView,
} from '../../../contracts/licence-acts.ts';
import {
  CaseLicences,
  LicenceCalls,
  LicenceCallsQuery,
  LicencePull,
  PulledLicence,
} from '../../../contracts/licence-use.ts';
import { SealActBody, SealApplication, SealList } from '../../../contracts/seals.ts';
import { ById, Keyed, localeOf, refusals, sendBytes, staffOf } from '../../platform/http/index.ts';
import type { LicencesContext } from './context.ts';
import { designRoutes } from './design-routes.ts';
import { caseLicences } from './queries/case-licences.ts';
import { licenceCalls } from './queries/licence-calls.ts';
import { readLicenceFile } from './queries/licence-file.ts';
import { licenceInScope, officeLicence, officeLicences } from './queries/office-licences.ts';
import { sealList } from './queries/seals.ts';
import { sealPageRoutes } from './seal-page-routes.ts';
import { actOnLicence } from './use-cases/act-on-licence.ts';
import { actOnSeal, requestSeal } from './use-cases/manage-seals.ts';
import { pullLicence } from './use-cases/pull-licence.ts';
import { retryIssue } from './use-cases/retry-issue.ts';
import { windowLicenceRoutes } from './window-licence-routes.ts';

const tags = ['licences'];

/** Issued licences as the issue clerk and the decider see them; holders have the portal. */
export function licencesRoutes(ctx: LicencesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    await app.register(sealPageRoutes(ctx));
    await app.register(designRoutes(ctx));
    await app.register(windowLicenceRoutes(ctx));
    const read = { access: { staff: 'licence.read' } } as const;
    const issue = { access: { staff: 'licence.issue' } } as const;

    app.get(
      '/api/licences',
      {
        config: read,
        schema: {
          tags,
          summary: 'Issued licences, newest first, and those that granted cases still wait for',
          querystring: LicenceListQuery,
          response: { 200: LicenceList, ...refusals },
        },
      },
      async (request) => officeLicences(ctx, staffOf(request), request.query, localeOf(request)),
    );

    app.get(
      '/api/licences/calls',
      {
        config: { access: { staff: 'licence.calls' } },
        schema: {
          tags,
          summary: 'Calls for licences and how many returned one, by type and by who asked',
          querystring: LicenceCallsQuery,
          response: { 200: LicenceCalls, ...refusals },
        },
      },
      async (request) => licenceCalls(ctx, staffOf(request), request.query),
    );

    app.post(
      '/api/licences/pull',
      {
        config: { access: { staff: 'licence.pull' }, rateLimit: { max: 30, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'Take a licence from the code its holder shows, with the fields that were allowed',
          body: LicencePull,
          response: { 200: PulledLicence, ...refusals, 409: Problem, 410: Problem },
        },
      },
      async (request) => pullLicence(ctx, staffOf(request), request.body),
    );

    app.get(
      '/api/cases/:id/licences',
      {
        config: { access: { staff: 'case.read' } },
        schema: {
          tags,
          summary: 'Licences that a window took for a case from the codes their holders showed',
          params: ById,
          response: { 200: CaseLicences, ...refusals },
        },
      },
      async (request) => caseLicences(ctx, staffOf(request), request.params.id),
    );

    app.get(
      '/api/licences/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A licence with its acts, its versions, what rests on it, and what may be done',
          params: ById,
          response: { 200: LicenceView, ...refusals },
        },
      },
      async (request) => officeLicence(ctx, staffOf(request), request.params.id),
    );

    app.post(
      '/api/licences/:id/acts',
      {
        // The use case asks for the right of the act itself.
        config: read,
        schema: {
          tags,
          summary: 'Change, renew, suspend, resume, revoke or cancel a licence, with ground and reason',
          params: ById,
          headers: Keyed,
          body: LicenceActBody,
          response: { 200: LicenceActReply, ...refusals, 409: Problem, 422: Problem },
        },
      },
      async (request) =>
        actOnLicence(ctx, staffOf(request), {
          licenceId: request.params.id,
          key: request.headers['idempotency-key'],
          body: request.body,
        }),
    );

    for (const kind of ['ofd', 'pdf'] as const) {
      app.get(
        `/api/licences/:id/${kind}`,
        {
          config: issue,
          schema: { tags, summary: `The licence as ${kind.toUpperCase()}, to be handed out`, params: ById },
        },
        async (request, reply) => {
          const row = await licenceInScope(ctx, staffOf(request), request.params.id);
          const { name, mediaType, bytes } = await readLicenceFile(ctx, row, kind);
          return sendBytes(reply, name, mediaType, bytes);
        },
      );
    }

    const seals = { access: { staff: 'seal.manage' } } as const;

    app.get(
      '/api/seals',
      {
        config: seals,
        schema: {
          tags,
          summary: 'Seals of the administrator’s places with their whole life',
          response: { 200: SealList, ...refusals },
        },
      },
      async (request) => sealList(ctx, staffOf(request)),
    );

    app.post(
      '/api/seals',
      {
        config: seals,
        schema: {
          tags,
          summary: 'Apply for a seal of an organisation that has none',
          body: SealApplication,
          response: { 200: Type.Object({ id: Type.String() }), ...refusals, 409: Problem },
        },
      },
      async (request) => ({ id: await requestSeal(ctx, staffOf(request), request.body) }),
    );

    app.post(
      '/api/seals/:id/acts',
      {
        config: seals,
        schema: {
          tags,
          summary: 'Make, file, authorise, suspend, resume or destroy a seal',
          params: ById,
          body: SealActBody,
          response: { 200: Type.Object({}), ...refusals, 409: Problem },
        },
      },
      async (request) => {
        await actOnSeal(ctx, staffOf(request), request.params.id, request.body);
        return {};
      },
    );

    app.post(
      '/api/licence-issues/:id/retry',
      {
        config: issue,
        schema: {
          tags,
          summary: 'Have a refused licence made again, with what the application did not say',
          params: ById,
          body: LicenceRetry,
          response: { 200: Type.Object({}), ...refusals, 409: Problem },
        },
      },
      async (request) => {
        await retryIssue(ctx, staffOf(request), request.params.id, request.body.fields ?? {});
        return {};
      },
    );
  };
}
