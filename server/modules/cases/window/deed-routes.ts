import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { CommandReply } from '../../../../contracts/cases.ts';
import { Problem } from '../../../../contracts/errors.ts';
import { WindowApplication, WindowCases } from '../../../../contracts/window.ts';
import { AppError } from '../../../platform/errors.ts';
import { Keyed, sendBytes, staffOf } from '../../../platform/http/index.ts';
import type { Sitting, WindowContext } from './application.ts';
import {
  beginSupplyAtWindow,
  casesAtWindow,
  correctAtWindow,
  printWithdrawal,
  withdrawAtWindow,
} from './deeds.ts';
import { readScans } from './read-scans.ts';

const tags = ['window'];
const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem };
const config = { access: { staff: 'case.receive' } } as const;
const Subject = Type.Object({ attendance: Type.String(), subject: Type.String() });
const One = Type.Object({ ...Subject.properties, case: Type.String() });

const sittingOf = (request: FastifyRequest): Sitting => {
  const { attendance, subject: subjectId } = request.params as { attendance: string; subject: string };
  return { staff: staffOf(request), attendance, subjectId };
};

/** Deeds on paper for a case there is: 补正, 撤回. */
export function deedRoutes(ctx: WindowContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const at = '/api/window/:attendance/:subject/cases';
    app.get(
      at,
      {
        config,
        schema: {
          tags,
          summary: 'Open cases of who stands here, with what she may sign for each',
          params: Subject,
          response: { 200: WindowCases, ...refusals },
        },
      },
      (request) => casesAtWindow(ctx, sittingOf(request)),
    );
    app.post(
      `${at}/:case/correction`,
      {
        config,
        schema: {
          tags,
          summary: 'Begin the correction of a case on paper, or go on with the one begun',
          params: One,
          response: { 200: WindowApplication, ...refusals },
        },
      },
      (request) => correctAtWindow(ctx, sittingOf(request), request.params.case),
    );
    app.post(
      `${at}/:case/supply`,
      {
        config,
        schema: {
          tags,
          summary: 'Begin to hand in on paper what was to come later, or go on with it',
          params: One,
          response: { 200: WindowApplication, ...refusals },
        },
      },
      (request) => beginSupplyAtWindow(ctx, sittingOf(request), request.params.case),
    );
    app.get(
      `${at}/:case/withdrawal.pdf`,
      { config, schema: { tags, summary: 'The withdrawal, to be read and signed', params: One } },
      async (request, reply) => {
        const { name, bytes } = await printWithdrawal(ctx, sittingOf(request), request.params.case);
        return sendBytes(reply, name, 'application/pdf', bytes);
      },
    );
    app.post(
      `${at}/:case/withdrawal`,
      {
        config,
        schema: {
          tags,
          summary: 'Withdraw by a signed print, with its scans (multipart: version, mark, files)',
          params: One,
          headers: Keyed,
          response: { 200: CommandReply, ...refusals },
        },
      },
      async (request) => {
        const { files: scans, fields } = await readScans(request);
        const version = Number(fields.get('version'));
        const mark = fields.get('mark') ?? '';
        if (!Number.isInteger(version) || !mark) throw new AppError('invalid-input');
        const key = request.headers['idempotency-key'];
        return withdrawAtWindow(ctx, sittingOf(request), {
          caseId: request.params.case,
          version,
          key,
          mark,
          scans,
        });
      },
    );
  };
}
