import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import {
  BulletinList,
  BulletinView,
  IssueBody,
  NewBulletin,
  RemarksBody,
} from '../../../contracts/bulletins.ts';
import { Problem } from '../../../contracts/errors.ts';
import { ById, Keyed, refusals, staffOf } from '../../platform/http/index.ts';
import type { BulletinsContext } from './context.ts';
import { draftBulletin, writeRemarks } from './draft.ts';
import { issueBulletin } from './issue.ts';
import { bulletinFile, bulletinView, listBulletins } from './views.ts';

const tags = ['bulletins'];
const read = { access: { staff: 'bulletin.read' } } as const;
const issue = { access: { staff: 'bulletin.issue' } } as const;
const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Day statistics, week dispatch and month bulletin as JSON and as files. */
export function bulletinsRoutes(ctx: BulletinsContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/bulletins',
      {
        config: read,
        schema: {
          tags,
          summary: 'Bulletins of the officer’s divisions, newest first',
          querystring: Type.Object({ after: Type.Optional(Type.String({ format: 'uuid' })) }),
          response: { 200: BulletinList, ...refusals },
        },
      },
      (request) => listBulletins(ctx, staffOf(request), request.query.after),
    );
    app.post(
      '/api/bulletins',
      {
        config: issue,
        schema: {
          tags,
          summary: 'Open the bulletin of the period that holds a day',
          body: NewBulletin,
          response: { 200: Type.Object({ id: Type.String() }), 422: Problem, ...refusals },
        },
      },
      (request) => draftBulletin(ctx, staffOf(request), request.body),
    );
    app.get(
      '/api/bulletins/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A bulletin with its figures: live of a draft, frozen of an issued one',
          params: ById,
          response: { 200: BulletinView, ...refusals },
        },
      },
      (request) => bulletinView(ctx, staffOf(request), request.params.id),
    );
    app.put(
      '/api/bulletins/:id/remarks',
      {
        config: issue,
        schema: {
          tags,
          summary: 'What the supervisor adds to a draft',
          params: ById,
          body: RemarksBody,
          response: { 200: Type.Object({ version: Type.Integer() }), 409: Problem, ...refusals },
        },
      },
      (request) => writeRemarks(ctx, staffOf(request), request.params.id, request.body),
    );
    app.post(
      '/api/bulletins/:id/issue',
      {
        config: issue,
        schema: {
          tags,
          summary: 'Freeze the figures, give the number, make DOCX and XLSX',
          params: ById,
          headers: Keyed,
          body: IssueBody,
          response: { 200: Type.Object({ number: Type.String() }), 409: Problem, ...refusals },
        },
      },
      (request) => {
        const key = request.headers['idempotency-key'];
        return issueBulletin(ctx, staffOf(request), request.params.id, { ...request.body, key });
      },
    );
    app.get(
      '/api/bulletins/:id/file',
      {
        config: read,
        schema: {
          tags,
          summary: 'The bulletin as it was issued, as DOCX or XLSX',
          params: ById,
          querystring: Type.Object({ format: Type.Union([Type.Literal('docx'), Type.Literal('xlsx')]) }),
        },
      },
      async (request, reply) => {
        const { format } = request.query;
        const { name, content } = await bulletinFile(ctx, staffOf(request), request.params.id, format);
        return reply
          .type(mediaTypes[format])
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'no-store')
          .send(content);
      },
    );
  };
}
