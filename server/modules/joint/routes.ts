import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { JointList, JointOfCase, JointReply, JointView, jointBodies } from '../../../contracts/joint.ts';
import type { Context } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { localeOf, refusals, Since, sendBytes, staffOf, streamChanges } from '../../platform/http/index.ts';
import { casesContext, caseView, fileNameOf } from '../cases/index.ts';
import { jointTopic } from './handlers.ts';
import { jointOfPart } from './queries/joint-of-case.ts';
import { officerJoint } from './queries/joint-view.ts';
import { officerJoints } from './queries/lists.ts';
import { loadJoint } from './store.ts';
import { deliverJoint, extendJoint, giveData, goOn } from './use-cases/officer-commands.ts';
import { callOffVisit, callVisit, holdVisit } from './use-cases/visits.ts';

const Id = Type.Object({ id: Type.String() });
const Key = Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 80 }) });
const tags = ['joint'];

/** The officers' joint cases as JSON; applicants use the portal's pages. */
export function jointRoutes(context: Context): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const ctx = casesContext(context);
    const read = { access: { staff: 'case.read' } } as const;
    const reply = { 200: JointReply, ...refusals };

    app.get(
      '/api/joint',
      {
        config: read,
        schema: {
          tags,
          summary: 'Joint cases that the officer’s departments lead or have a part in',
          response: { 200: JointList, ...refusals },
        },
      },
      async (request) => ({ rows: await officerJoints(ctx, staffOf(request)) }),
    );

    app.get(
      '/api/joint/of-case/:id',
      {
        config: read,
        schema: {
          tags,
          summary:
            'The joint case that a case is a part of, null for one applied for alone; what was corrected elsewhere since',
          params: Id,
          response: { 200: JointOfCase, ...refusals },
        },
      },
      async (request) => {
        await caseView(ctx, staffOf(request), request.params.id); // who may not see the case learns nothing of it
        return jointOfPart(ctx, request.params.id);
      },
    );

    app.get(
      '/api/joint/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A joint case: parts, opinions gathered, what may be done',
          params: Id,
          response: { 200: JointView, ...refusals },
        },
      },
      async (request) => officerJoint(ctx, staffOf(request), request.params.id, localeOf(request)),
    );

    app.get(
      '/api/joint/:id/stream',
      {
        config: read,
        schema: {
          tags,
          summary: 'Server-sent events: «changed» whenever it did',
          params: Id,
          querystring: Since,
        },
      },
      async (request, response) => {
        await officerJoint(ctx, staffOf(request), request.params.id);
        return streamChanges(context, request, response, jointTopic(request.params.id));
      },
    );

    app.get(
      '/api/joint/:id/files/:file',
      {
        config: read,
        schema: {
          tags,
          summary: 'A paper of the package as a whole',
          params: Type.Object({ id: Type.String(), file: Type.String() }),
        },
      },
      async (request, response) => {
        const { id, file } = request.params;
        const view = await officerJoint(ctx, staffOf(request), id);
        const joint = await loadJoint(ctx, ctx.db, id);
        const found = Object.values(joint?.contents.files ?? {})
          .flat()
          .find((one) => one.id === file);
        const shown = view.papers.some(({ files }) => files.some((one) => one.id === file));
        if (!found || !shown) throw new AppError('not-found');
        return sendBytes(
          response,
          fileNameOf(ctx, found),
          found.mediaType,
          await ctx.files.readAll(found.sm3),
        );
      },
    );

    const sent = (request: {
      params: { id: string };
      headers: { 'idempotency-key': string };
      body: { version: number };
    }) => ({
      jointId: request.params.id,
      key: request.headers['idempotency-key'],
      version: request.body.version,
    });

    app.post(
      '/api/joint/:id/commands/give-data',
      {
        config: read,
        schema: {
          tags,
          summary: 'What a granted part brought about for others',
          params: Id,
          headers: Key,
          body: jointBodies['give-data'],
          response: reply,
        },
      },
      async (request) => giveData(ctx, staffOf(request), { ...request.body, ...sent(request) }),
    );
    app.post(
      '/api/joint/:id/commands/go-on',
      {
        config: { access: { staff: 'case.decide' } },
        schema: {
          tags,
          summary: 'After a refusal the rest goes on',
          params: Id,
          headers: Key,
          body: jointBodies['go-on'],
          response: reply,
        },
      },
      async (request) => goOn(ctx, staffOf(request), { ...request.body, ...sent(request) }),
    );
    app.post(
      '/api/joint/:id/commands/extend',
      {
        config: { access: { staff: 'case.decide' } },
        schema: {
          tags,
          summary: '15 working days more (行政许可法 art. 42)',
          params: Id,
          headers: Key,
          body: jointBodies.extend,
          response: reply,
        },
      },
      async (request) => extendJoint(ctx, staffOf(request), { ...request.body, ...sent(request) }),
    );
    app.post(
      '/api/joint/:id/commands/call-visit',
      {
        config: read,
        schema: {
          tags,
          summary: 'A joint visit 联合踏勘 is called',
          params: Id,
          headers: Key,
          body: jointBodies['call-visit'],
          response: reply,
        },
      },
      async (request) => callVisit(ctx, staffOf(request), { ...request.body, ...sent(request) }),
    );
    app.post(
      '/api/joint/:id/commands/hold-visit',
      {
        config: read,
        schema: {
          tags,
          summary: 'The one record of a joint visit; every case looked at gets it',
          params: Id,
          headers: Key,
          body: jointBodies['hold-visit'],
          response: reply,
        },
      },
      async (request) => holdVisit(ctx, staffOf(request), { ...request.body, ...sent(request) }),
    );
    app.post(
      '/api/joint/:id/commands/call-off-visit',
      {
        config: read,
        schema: {
          tags,
          summary: 'A joint visit is called off',
          params: Id,
          headers: Key,
          body: jointBodies['call-off-visit'],
          response: reply,
        },
      },
      async (request) => callOffVisit(ctx, staffOf(request), { ...request.body, ...sent(request) }),
    );
    app.post(
      '/api/joint/:id/commands/deliver',
      {
        config: { access: { staff: 'case.finish' } },
        schema: {
          tags,
          summary: 'Hand over all results at once',
          params: Id,
          headers: Key,
          body: jointBodies.deliver,
          response: reply,
        },
      },
      async (request) => deliverJoint(ctx, staffOf(request), { ...request.body, ...sent(request) }),
    );
  };
}
