import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { commandBodies, type OfficerCommand } from '../../../contracts/case-commands.ts';
import { CaseColleague, CaseView, Change, CommandReply, Unmask } from '../../../contracts/cases.ts';
import { Problem } from '../../../contracts/errors.ts';
import type { Context } from '../../platform/context.ts';
import {
  Keyed,
  localeOf,
  refusals,
  Since,
  sendBytes,
  staffOf,
  streamChanges,
} from '../../platform/http/index.ts';
import { batchRoutes } from './batches/routes.ts';
import { type CasesContext, casesContext } from './context.ts';
import { doors } from './doors.ts';
import { caseTopic } from './handlers.ts';
import { listRoutes } from './list-routes.ts';
import { preCheckRoutes } from './pre-check/routes.ts';
import { caseView } from './queries/case-view.ts';
import { caseChanges } from './queries/changes.ts';
import { caseColleagues } from './queries/colleagues.ts';
import { stepRoutes } from './review/routes.ts';
import { openDocument } from './use-cases/draw-document.ts';
import type { OfficerInput } from './use-cases/officer.ts';
import { openFile } from './use-cases/open-file.ts';
import { unmaskAnswer } from './use-cases/unmask-answer.ts';
import { addScan } from './window/late-scan.ts';
import { readScans } from './window/read-scans.ts';
import { windowRoutes } from './window/routes.ts';

const Id = Type.Object({ id: Type.String() });
const tags = ['cases'];

/** The officers' cases as JSON; applicants use the portal's pages. */
export function casesRoutes(context: Context): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const ctx = casesContext(context);
    const read = { access: { staff: 'case.read' } } as const;

    await app.register(listRoutes(ctx));
    await app.register(batchRoutes(context, ctx));

    app.get(
      '/api/cases/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A case as this officer may see it',
          params: Id,
          response: { 200: CaseView, ...refusals },
        },
      },
      async (request) => caseView(ctx, staffOf(request), request.params.id, localeOf(request)),
    );

    app.get(
      '/api/cases/:id/changes',
      {
        config: read,
        schema: {
          tags,
          summary: 'What happened since a version',
          params: Id,
          querystring: Type.Object({ since: Type.Integer({ minimum: 0 }) }),
          response: { 200: Type.Object({ changes: Type.Array(Change) }), ...refusals },
        },
      },
      async (request) => ({
        changes: await caseChanges(
          ctx,
          staffOf(request),
          request.params.id,
          request.query.since,
          localeOf(request),
        ),
      }),
    );

    app.get(
      '/api/cases/:id/colleagues',
      {
        config: read,
        schema: {
          tags,
          summary: 'Who could take this case over: the choices of hand-over and reassign',
          params: Id,
          response: { 200: Type.Object({ colleagues: Type.Array(CaseColleague) }), ...refusals },
        },
      },
      async (request) => ({
        colleagues: await caseColleagues(ctx, staffOf(request), request.params.id),
      }),
    );

    app.get(
      '/api/cases/:id/stream',
      {
        config: read,
        schema: {
          tags,
          summary: 'Server-sent events: «changed» whenever the case did',
          params: Id,
          querystring: Since,
        },
      },
      async (request, reply) => {
        await caseChanges(ctx, staffOf(request), request.params.id, Number.MAX_SAFE_INTEGER);
        return streamChanges(context, request, reply, caseTopic(request.params.id));
      },
    );

    app.post(
      '/api/cases/:id/unmask',
      {
        config: { access: { staff: 'case.unmask' } },
        schema: {
          tags,
          summary: 'Look behind a mask; who, what and why are recorded',
          params: Id,
          body: Unmask,
          response: { 200: Type.Object({ value: Type.String() }), 422: Problem, ...refusals },
        },
      },
      async (request) => ({
        value: await unmaskAnswer(ctx, staffOf(request), request.params.id, request.body),
      }),
    );

    for (const name of Object.keys(doors) as OfficerCommand[]) await app.register(commandRoute(ctx, name));
    await app.register(stepRoutes(ctx));
    await app.register(preCheckRoutes(ctx));
    await app.register(windowRoutes({ ...context, ...ctx }));
    await app.register(binaryRoutes(ctx));
    await app.register(scanRoute(ctx));
  };
}

function commandRoute<C extends OfficerCommand>(ctx: CasesContext, name: C): FastifyPluginAsync {
  const { access, run, summary } = doors[name];
  return async (scope) => {
    scope.post<{ Params: { id: string }; Headers: { 'idempotency-key': string }; Body: unknown }>(
      `/api/cases/:id/commands/${name}`,
      {
        config: { access: { staff: access } },
        schema: {
          tags,
          summary,
          params: Id,
          headers: Keyed,
          body: commandBodies[name],
          response: { 200: CommandReply, 409: Problem, 422: Problem, ...refusals },
        },
      },
      async (request) => {
        const { id: caseId } = request.params;
        const body = request.body as OfficerInput<C>['body']; // the schema of this very command has passed
        return run(ctx, staffOf(request), { caseId, key: request.headers['idempotency-key'], body });
      },
    );
  };
}

/** A signed print that could not be scanned at the window then. */
function scanRoute(ctx: CasesContext): FastifyPluginAsync {
  return async (app) => {
    app.post<{ Params: { id: string; mark: string }; Headers: { 'idempotency-key': string } }>(
      '/api/cases/:id/signed/:mark',
      {
        config: { access: { staff: 'case.receive' } },
        schema: {
          tags,
          summary: 'Scans of a signed print (multipart) that had none; `mark` stands on it',
          params: Type.Object({ id: Type.String(), mark: Type.String({ maxLength: 64 }) }),
          headers: Keyed,
          response: { 200: CommandReply, 409: Problem, 422: Problem, ...refusals },
        },
      },
      async (request) => {
        const { id: caseId, mark } = request.params;
        const { files: scans } = await readScans(request);
        const key = request.headers['idempotency-key'];
        return addScan(ctx, staffOf(request), { caseId, key, mark, scans });
      },
    );
  };
}

/** Papers and files: opened in the browser's own sandbox, with the name people know them by. */
function binaryRoutes(ctx: CasesContext): FastifyPluginAsync {
  return async (app) => {
    const read = { access: { staff: 'case.read' } } as const;
    app.get<{ Params: { id: string; document: string } }>(
      '/api/cases/:id/documents/:document',
      { config: read, schema: { tags, summary: 'A paper of the case as PDF' } },
      async (request, reply) => {
        const { id, document } = request.params;
        const { number, bytes } = await openDocument(ctx, staffOf(request), id, document);
        return sendBytes(reply, `${number}.pdf`, 'application/pdf', bytes);
      },
    );
    app.get<{ Params: { id: string; file: string } }>(
      '/api/cases/:id/files/:file',
      { config: read, schema: { tags, summary: 'A file that the applicant handed in' } },
      async (request, reply) => {
        const { id, file } = request.params;
        const { name, mediaType, bytes } = await openFile(ctx, staffOf(request), id, file);
        return sendBytes(reply, name, mediaType, bytes);
      },
    );
  };
}
