import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import type { Permission } from '../../../contracts/identity.ts';
import {
  ContactLook,
  FileRequest,
  type FilerCommand,
  filerBodies,
  HandOver,
  HandOverReport,
  type OfficerRequestCommand,
  RequestContact,
  RequestForms,
  RequestList,
  RequestQuery,
  RequestView,
  requestBodies,
} from '../../../contracts/requests.ts';
import { startOfDay } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { ById, Keyed, localeOf, sendBytes, staffOf } from '../../platform/http/index.ts';
import { tableFile } from '../../platform/tables/index.ts';
import { demand } from '../identity/index.ts';
import { requestFor } from './access.ts';
import type { RequestsContext } from './context.ts';
import { listRequests } from './queries/list.ts';
import { answerHead, handedBack } from './queries/others.ts';
import { openRequestFile, requestView } from './queries/view.ts';
import { sendCommand } from './use-cases/command.ts';
import { fileByOfficer, formsFor } from './use-cases/file-by-officer.ts';
import { takeHandedOver } from './use-cases/hand-over.ts';
import { showContact } from './use-cases/show-contact.ts';

const tags = ['requests'];
const Filed = Type.Object({ id: Type.String(), number: Type.String() });
const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem };
const read = { access: { staff: 'request.read' } } as const;
const route = { access: { staff: 'request.route' } } as const;
const file = { access: { staff: 'request.file' } } as const;

/** Requests as JSON: lists, one request, its commands, filing at a window or by a township, hand-over by 12345. */
export function requestsRoutes(ctx: RequestsContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/requests',
      {
        config: read,
        schema: {
          tags,
          summary: 'Requests in the officer’s scope, most urgent first, with the counts of all queues',
          querystring: RequestQuery,
          response: { 200: RequestList, ...refusals },
        },
      },
      (request) => listRequests(ctx, staffOf(request), request.query, localeOf(request)),
    );
    app.post(
      '/api/requests/:id/contact',
      {
        config: read,
        schema: {
          tags,
          summary: 'Name and phone behind their masks; who looked and why is kept',
          params: ById,
          body: ContactLook,
          response: { 200: RequestContact, ...refusals },
        },
      },
      (request) => showContact(ctx, staffOf(request), request.params.id, request.body.reason),
    );
    app.get(
      '/api/requests/new',
      {
        config: file,
        schema: {
          tags,
          summary: 'What this officer may file, and the departments that can be named',
          response: { 200: RequestForms, ...refusals },
        },
      },
      (request) => formsFor(ctx, staffOf(request), localeOf(request)),
    );
    app.post(
      '/api/requests',
      {
        config: file,
        schema: {
          tags,
          summary: 'File for somebody at the window, or for one’s township; the same key files once',
          headers: Keyed,
          body: FileRequest,
          response: { 200: Filed, ...refusals },
        },
      },
      (request) => fileByOfficer(ctx, staffOf(request), request.body, request.headers['idempotency-key']),
    );
    app.get(
      '/api/requests/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A request with its steps and actions',
          params: ById,
          response: { 200: RequestView, ...refusals },
        },
      },
      (request) => requestView(ctx, staffOf(request), request.params.id, localeOf(request)),
    );
    app.get(
      '/api/requests/:id/files/:file',
      {
        config: read,
        schema: {
          tags,
          summary: 'A file that came with a request',
          params: Type.Object({ id: Type.String({ format: 'uuid' }), file: Type.String({ format: 'uuid' }) }),
        },
      },
      async (request, reply) => {
        const reached = await requestFor(ctx, staffOf(request), request.params.id);
        const { name, mediaType, bytes } = await openRequestFile(ctx, reached, request.params.file);
        return sendBytes(reply, name, mediaType, bytes);
      },
    );
    app.post(
      '/api/requests/hand-over',
      {
        config: route,
        bodyLimit: 8 * 1024 * 1024,
        schema: {
          tags,
          summary: 'Orders that 12345 hands over; an order is taken once',
          body: HandOver,
          response: { 200: HandOverReport, ...refusals },
        },
      },
      async (request) => {
        const staff = staffOf(request);
        const { divisionCode, orders } = request.body;
        await demand(ctx.db, staff, 'request.route', { divisionCode, organisationId: null });
        return takeHandedOver(ctx, divisionCode, orders, `staff:${staff.staffId}`);
      },
    );
    app.get(
      '/api/requests/hand-over',
      {
        config: route,
        schema: {
          tags,
          summary: 'Answers to orders of 12345 since a day, as CSV, for handing back',
          querystring: Type.Object({
            divisionCode: Type.String({ maxLength: 12 }),
            since: Type.String({ format: 'date' }),
          }),
        },
      },
      async (request, reply) => {
        const { divisionCode, since } = request.query;
        await demand(ctx.db, staffOf(request), 'request.route', { divisionCode, organisationId: null });
        const rows = handedBack(ctx, divisionCode, startOfDay(since));
        const { name, mediaType, content } = tableFile('csv', '12345答复', answerHead, rows);
        return reply
          .type(mediaType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'no-store')
          .send(content);
      },
    );
    for (const name of Object.keys(bodies) as Command[]) commandRoute(app, ctx, name);
  };
}

type Command = OfficerRequestCommand | FilerCommand;
const bodies = { ...requestBodies, ...filerBodies };

/** Who may send each at all; the lifecycle then asks for the very request. */
const permissionOf: Record<Command, Permission> = {
  route: 'request.route',
  refuse: 'request.route',
  reassign: 'request.route',
  extend: 'request.route',
  publish: 'request.route',
  accept: 'request.handle',
  sendBack: 'request.handle',
  note: 'request.handle',
  reply: 'request.handle',
  rate: 'request.file',
  reopen: 'request.file',
  withdraw: 'request.file',
};

function commandRoute(scope: FastifyInstance, ctx: RequestsContext, name: Command): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    `/api/requests/:id/commands/${name}`,
    {
      config: { access: { staff: permissionOf[name] } },
      schema: {
        tags,
        summary: `${name} a request`,
        params: ById,
        headers: Keyed,
        body: bodies[name],
        response: { 200: Type.Object({ version: Type.Integer(), state: Type.String() }), ...refusals },
      },
    },
    async (request) => {
      const reached = await requestFor(ctx, staffOf(request), request.params.id);
      const key = request.headers['idempotency-key'];
      if (key === undefined) throw new AppError('invalid-input');
      return sendCommand(ctx, reached, name, request.body as { version: number }, key);
    },
  );
}
