import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import {
  Evidence,
  ProgrammeList,
  ProgrammeView,
  type TaskCommand,
  TaskView,
  taskBodies,
} from '../../../contracts/programmes.ts';
import { AppError } from '../../platform/errors.ts';
import { ById, refusals, staffOf, stepSchema } from '../../platform/http/index.ts';
import { assertUploadSize, uploadName } from '../cases/index.ts';
import type { ProgrammesContext } from './context.ts';
import { keepEvidence, openEvidence } from './evidence.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { listProgrammes, programmeView } from './programmes.ts';
import { actOnTask, type TaskInput } from './tasks/act.ts';
import { taskView } from './tasks/view.ts';

const tags = ['programmes'];
const read = { access: { staff: 'programme.read' } } as const;

/** Programmes, their tasks and the ledger as JSON. */
export function programmesRoutes(ctx: ProgrammesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/programmes',
      {
        config: read,
        schema: {
          tags,
          summary: 'Programmes of the officer’s divisions, with how far each has come',
          response: { 200: ProgrammeList, ...refusals },
        },
      },
      async (request) => ({ rows: await listProgrammes(ctx, staffOf(request)) }),
    );
    app.get(
      '/api/programmes/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A programme with its tasks',
          params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
          response: { 200: ProgrammeView, ...refusals },
        },
      },
      (request) => programmeView(ctx, staffOf(request), request.params.id),
    );
    app.get(
      '/api/programme-tasks/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A task with its steps and what may be done',
          params: ById,
          response: { 200: TaskView, ...refusals },
        },
      },
      (request) => taskView(ctx, staffOf(request), request.params.id),
    );
    for (const name of Object.keys(taskBodies) as TaskCommand[]) await app.register(commandRoute(ctx, name));
    await app.register(evidenceRoutes(ctx));
    await app.register(ledgerRoutes(ctx));
  };
}

function commandRoute(ctx: ProgrammesContext, name: TaskCommand): FastifyPluginAsync {
  return async (scope) => {
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      `/api/programme-tasks/:id/commands/${name}`,
      {
        config: { access: { staff: name === 'report' ? 'programme.report' : 'programme.manage' } },
        schema: stepSchema(tags, `${name} a task`, taskBodies[name]),
      },
      async (request) => {
        const body = request.body as { version: number; text?: string; value?: number; evidence?: string[] };
        const { version, text, ...rest } = body;
        const given =
          name === 'report' ? { ...rest, value: rest.value ?? null, evidence: rest.evidence ?? [] } : rest;
        const say = text?.trim() || null;
        const key = request.headers['idempotency-key'];
        const input = { command: name, body: given, say, version, key } as TaskInput<typeof name>;
        return actOnTask(ctx, staffOf(request), request.params.id, input);
      },
    );
  };
}

function evidenceRoutes(ctx: ProgrammesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.post(
      '/api/programme-tasks/:id/evidence',
      {
        config: { access: { staff: 'programme.report' } },
        schema: {
          tags,
          summary: 'A file for the next report (multipart)',
          params: ById,
          response: { 200: Evidence, ...refusals },
        },
      },
      async (request) => {
        if (!request.isMultipart()) throw new AppError('invalid-input');
        const part = await request.file();
        if (!part) throw new AppError('invalid-input', {}, [{ field: 'file', code: 'required', params: {} }]);
        const bytes = await part.toBuffer();
        const name = uploadName(part.filename);
        assertUploadSize(name, part.file.truncated ? Number.POSITIVE_INFINITY : bytes.length);
        return keepEvidence(ctx, staffOf(request), request.params.id, { name, bytes });
      },
    );
    app.get(
      '/api/programme-tasks/:id/evidence/:file',
      {
        config: read,
        schema: {
          tags,
          summary: 'A file that came with a report',
          params: Type.Object({ ...ById.properties, file: Type.String({ format: 'uuid' }) }),
        },
      },
      async (request, reply) => {
        const { id, file } = request.params;
        const { name, mediaType, content } = await openEvidence(ctx, staffOf(request), id, file);
        return reply
          .type(mediaType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'no-store')
          .send(content);
      },
    );
  };
}
