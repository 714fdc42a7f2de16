import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  CaseList,
  CaseListQuery,
  CaseView,
  Change,
  CommandReply,
  commandBodies,
  type OfficerCommand,
  Unmask,
} from '../../../contracts/cases.ts';
import { Problem } from '../../../contracts/errors.ts';
import type { Permission, StaffActor } from '../../../contracts/identity.ts';
import type { Context } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { localeOf, sendBytes, streamChanges } from '../../platform/http/index.ts';
import { type CasesContext, casesContext } from './context.ts';
import { caseTopic } from './handlers.ts';
import { caseView } from './queries/case-view.ts';
import { caseChanges } from './queries/changes.ts';
import { workList } from './queries/work-list.ts';
import { acceptCase } from './use-cases/accept-case.ts';
import { decideCase } from './use-cases/decide-case.ts';
import { openDocument } from './use-cases/draw-document.ts';
import { escalateCase } from './use-cases/escalate-case.ts';
import { finishCase } from './use-cases/finish-case.ts';
import type { OfficerInput, OfficerUseCase } from './use-cases/officer.ts';
import { openFile } from './use-cases/open-file.ts';
import { refuseAcceptance } from './use-cases/refuse-acceptance.ts';
import { releaseCase } from './use-cases/release-case.ts';
import { requestCorrection } from './use-cases/request-correction.ts';
import { reviewCase } from './use-cases/review-case.ts';
import { sendBack } from './use-cases/send-back.ts';
import { takeCase } from './use-cases/take-case.ts';
import { unmaskAnswer } from './use-cases/unmask-answer.ts';

/** Which permission opens the door to each command; the case's own scope is checked inside. */
const doors: { [C in OfficerCommand]: { access: Permission; run: OfficerUseCase<C>; summary: string } } = {
  take: { access: 'case.read', run: takeCase, summary: 'Take a free case' },
  release: { access: 'case.read', run: releaseCase, summary: 'Put a case back for others' },
  'request-correction': {
    access: 'case.receive',
    run: requestCorrection,
    summary: 'Tell once and completely what is to be corrected (行政许可法 art. 32)',
  },
  accept: { access: 'case.receive', run: acceptCase, summary: 'Accept the application (art. 32)' },
  escalate: {
    access: 'case.receive',
    run: escalateCase,
    summary: 'Ask a decider not to accept: the window may not refuse by itself (art. 32)',
  },
  'refuse-acceptance': {
    access: 'case.decide',
    run: refuseAcceptance,
    summary: 'Refuse to accept, with ground, reason and remedies (art. 32 para. 1 nos. 1, 2)',
  },
  'send-back': { access: 'case.decide', run: sendBack, summary: 'Give an escalated case back to the window' },
  review: { access: 'case.review', run: reviewCase, summary: 'Give the opinion of the review (art. 34)' },
  decide: { access: 'case.decide', run: decideCase, summary: 'Decide (art. 37, 38)' },
  finish: { access: 'case.finish', run: finishCase, summary: 'Hand over the result and close (art. 44)' },
};

const Id = Type.Object({ id: Type.String() });
const Key = Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 100 }) });
const refusals = { 401: Problem, 403: Problem, 404: Problem };
const tags = ['cases'];

export function officerOf(request: FastifyRequest): StaffActor {
  const { actor } = request.bearer;
  if (actor.kind !== 'staff') throw new AppError('forbidden');
  return actor;
}

/** The officers' cases as JSON; applicants use the portal's pages. */
export function casesRoutes(context: Context): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const ctx = casesContext(context);
    const read = { access: { staff: 'case.read' } } as const;

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
      async (request) => workList(ctx, officerOf(request), request.query),
    );

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
      async (request) => caseView(ctx, officerOf(request), request.params.id, localeOf(request)),
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
          officerOf(request),
          request.params.id,
          request.query.since,
          localeOf(request),
        ),
      }),
    );

    app.get(
      '/api/cases/:id/stream',
      {
        config: read,
        schema: { tags, summary: 'Server-sent events: «changed» whenever the case did', params: Id },
      },
      async (request, reply) => {
        await caseChanges(ctx, officerOf(request), request.params.id, Number.MAX_SAFE_INTEGER);
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
        value: await unmaskAnswer(ctx, officerOf(request), request.params.id, request.body),
      }),
    );

    for (const name of Object.keys(doors) as OfficerCommand[]) await app.register(commandRoute(ctx, name));
    await app.register(binaryRoutes(ctx));
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
          headers: Key,
          body: commandBodies[name],
          response: { 200: CommandReply, 409: Problem, 422: Problem, ...refusals },
        },
      },
      async (request) => {
        const { id: caseId } = request.params;
        const body = request.body as OfficerInput<C>['body']; // the schema of this very command has passed
        return run(ctx, officerOf(request), { caseId, key: request.headers['idempotency-key'], body });
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
        const { number, bytes } = await openDocument(ctx, officerOf(request), id, document);
        return sendBytes(reply, `${number}.pdf`, 'application/pdf', bytes);
      },
    );
    app.get<{ Params: { id: string; file: string } }>(
      '/api/cases/:id/files/:file',
      { config: read, schema: { tags, summary: 'A file that the applicant handed in' } },
      async (request, reply) => {
        const { id, file } = request.params;
        const { name, mediaType, bytes } = await openFile(ctx, officerOf(request), id, file);
        return sendBytes(reply, name, mediaType, bytes);
      },
    );
  };
}
