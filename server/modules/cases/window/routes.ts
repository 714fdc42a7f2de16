import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { CommandReply } from '../../../../contracts/cases.ts';
import { Problem } from '../../../../contracts/errors.ts';
import {
  Attendance,
  AttendedEnterprise,
  Commitments,
  NewAttendance,
  NewWindowApplication,
  PapersSeen,
  WindowAnswers,
  WindowApplication,
  WindowItems,
  WindowLicence,
  WindowSubmission,
} from '../../../../contracts/window.ts';
import { sendBytes, staffOf } from '../../../platform/http/index.ts';
import {
  attendedActor,
  attendedPerson,
  attendPerson,
  bindEnterprise,
  closeAttendance,
} from '../../identity/index.ts';
import { keepUpload } from '../use-cases/keep-upload.ts';
import { removeUpload } from '../use-cases/uploads.ts';
import {
  applicationAtWindow,
  beginAtWindow,
  commitAtWindow,
  dropLicenceAtWindow,
  notePapersAtWindow,
  type Sitting,
  sittingActor,
  submitAtWindow,
  takeLicenceAtWindow,
  typeAtWindow,
  type WindowContext,
} from './application.ts';
import { deedRoutes } from './deed-routes.ts';
import { windowItems } from './desk.ts';
import { printAtWindow } from './print.ts';
import { readScans } from './read-scans.ts';
import { signedUnder } from './signed.ts';

const tags = ['window'];
const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem };
const config = { access: { staff: 'case.receive' } } as const;
const Here = Type.Object({ attendance: Type.String() });
const One = Type.Object({ attendance: Type.String(), subject: Type.String(), draft: Type.String() });
type One = { attendance: string; subject: string; draft: string };

const sittingOf = (request: FastifyRequest): Sitting => {
  const { attendance, subject: subjectId } = request.params as One;
  return { staff: staffOf(request), attendance, subjectId };
};
/** Each officer, not each address: a hall shares one; six digits stand behind `attendPerson`. */
const rateLimit = {
  max: 20,
  timeWindow: '1 minute',
  keyGenerator: (request: FastifyRequest) => staffOf(request).staffId,
};

/** Applying at the window 到窗申请: a clerk types for a person who stands before her. */
export function windowRoutes(ctx: WindowContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    await app.register(attendanceRoutes(ctx));
    const at = '/api/window/:attendance/:subject/applications/:draft';

    app.get(
      at,
      {
        config,
        schema: {
          tags,
          summary: 'An application that is being typed at the window',
          params: One,
          response: { 200: WindowApplication, ...refusals },
        },
      },
      async (request) => applicationAtWindow(ctx, sittingOf(request), request.params.draft),
    );
    app.put(
      `${at}/answers`,
      {
        config,
        schema: {
          tags,
          summary: 'Keep what was typed; answers what these answers call for now',
          params: One,
          body: WindowAnswers,
          response: { 200: WindowApplication, ...refusals },
        },
      },
      async (request) => typeAtWindow(ctx, sittingOf(request), request.params.draft, request.body.answers),
    );
    app.put(
      `${at}/papers`,
      {
        config,
        schema: {
          tags,
          summary: 'Of which materials the clerk has seen the paper',
          params: One,
          body: PapersSeen,
          response: { 200: WindowApplication, ...refusals },
        },
      },
      async (request) =>
        notePapersAtWindow(ctx, sittingOf(request), request.params.draft, request.body.materials),
    );
    app.put(
      `${at}/commitments`,
      {
        config,
        schema: {
          tags,
          summary: 'For which materials she commits herself, by her signature on the print',
          params: One,
          body: Commitments,
          response: { 200: WindowApplication, ...refusals },
        },
      },
      async (request) =>
        commitAtWindow(ctx, sittingOf(request), request.params.draft, request.body.materials),
    );
    app.post(
      `${at}/licence`,
      {
        config: { ...config, rateLimit },
        schema: {
          tags,
          summary: 'Take a licence from the code that its holder shows; it stands for a material',
          params: One,
          body: WindowLicence,
          response: { 200: WindowApplication, 410: Problem, 429: Problem, ...refusals },
        },
      },
      async (request) => takeLicenceAtWindow(ctx, sittingOf(request), request.params.draft, request.body),
    );
    app.delete(
      `${at}/licence/:material`,
      {
        config,
        schema: {
          tags,
          summary: 'Take the licence away again',
          params: Type.Object({ ...One.properties, material: Type.String({ maxLength: 80 }) }),
          response: { 200: WindowApplication, ...refusals },
        },
      },
      async (request) =>
        dropLicenceAtWindow(ctx, sittingOf(request), request.params.draft, request.params.material),
    );
    app.get(
      `${at}/application.pdf`,
      {
        config,
        schema: { tags, summary: 'The application as it stands, to be read and signed', params: One },
      },
      async (request, reply) => {
        const { name, bytes } = await printAtWindow(ctx, sittingOf(request), request.params.draft);
        return sendBytes(reply, name, 'application/pdf', bytes);
      },
    );
    app.post(
      `${at}/submit`,
      {
        config,
        schema: {
          tags,
          summary: 'Hand in what the applicant signed on paper',
          params: One,
          body: WindowSubmission,
          response: { 200: CommandReply, ...refusals },
        },
      },
      async (request) => submitAtWindow(ctx, sittingOf(request), request.params.draft, request.body),
    );
    await app.register(fileRoutes(ctx, at));
    await app.register(deedRoutes(ctx));
  };
}

/** Who stands here, and what she came for. */
function attendanceRoutes(ctx: WindowContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.post(
      '/api/window',
      {
        config: { ...config, rateLimit },
        schema: {
          tags,
          summary: 'A person and her card were seen: in whose name she may apply',
          body: NewAttendance,
          response: { 200: Attendance, 429: Problem, ...refusals },
        },
      },
      async (request) => attendPerson(ctx, staffOf(request), request.body),
    );
    app.get(
      '/api/window/items',
      {
        config,
        schema: {
          tags,
          summary: 'Items that this window receives and that a text may mean',
          querystring: Type.Object({ text: Type.String({ maxLength: 60 }) }),
          response: { 200: WindowItems, ...refusals },
        },
      },
      async (request) => ({ items: await windowItems(ctx, staffOf(request), request.query.text) }),
    );
    app.get(
      '/api/window/:attendance',
      {
        config,
        schema: {
          tags,
          summary: 'Who stands here, and in whose name she may apply',
          params: Here,
          response: { 200: Attendance, ...refusals },
        },
      },
      async (request) => attendedPerson(ctx, staffOf(request), request.params.attendance),
    );
    app.post(
      '/api/window/:attendance/enterprise',
      {
        config,
        schema: {
          tags,
          summary: 'She is the legal representative, by the register, of this enterprise',
          params: Here,
          body: AttendedEnterprise,
          response: { 200: Attendance, ...refusals },
        },
      },
      async (request) => {
        const staff = staffOf(request);
        const { attendance } = request.params;
        const { actor } = await attendedActor(ctx, staff, attendance);
        await bindEnterprise(ctx, actor, request.body);
        return attendedPerson(ctx, staff, attendance);
      },
    );
    app.post(
      '/api/window/:attendance/close',
      {
        config,
        schema: {
          tags,
          summary: 'The person went',
          params: Here,
          response: { 204: Type.Null(), ...refusals },
        },
      },
      async (request, reply) => {
        await attendedActor(ctx, staffOf(request), request.params.attendance);
        await closeAttendance(ctx.db, request.params.attendance, staffOf(request).staffId, ctx.clock.now());
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/api/window/:attendance/applications',
      {
        config,
        schema: {
          tags,
          summary: 'Begin an application, or go on with what the person has begun',
          params: Here,
          body: NewWindowApplication,
          response: { 200: WindowApplication, ...refusals },
        },
      },
      async (request) => {
        const { subjectId, ...what } = request.body;
        const { attendance } = request.params;
        return beginAtWindow(ctx, { staff: staffOf(request), attendance, subjectId }, what);
      },
    );
  };
}

/** Scanned papers: whole files, as a scanner gives them. */
function fileRoutes(ctx: WindowContext, at: string): FastifyPluginAsync {
  return async (app) => {
    const File = Type.Object({ ...One.properties, file: Type.String() });
    app.post<{ Params: One & { mark: string } }>(
      `${at}/signed/:mark`,
      {
        config,
        schema: {
          tags,
          summary: 'Scans of the signed print (multipart); `mark` stands on it',
          params: Type.Object({ ...One.properties, mark: Type.String({ maxLength: 64 }) }),
        },
      },
      async (request) => {
        const { draft, mark } = request.params;
        const sitting = sittingOf(request);
        const { actor } = await sittingActor(ctx, sitting, draft);
        const { files } = await readScans(request);
        for (const { name, bytes } of files)
          await keepUpload(ctx, actor, draft, { material: signedUnder(mark), name, bytes }, { signed: true });
        return applicationAtWindow(ctx, sitting, draft);
      },
    );
    app.post<{ Params: One & { file: string } }>(
      `${at}/materials/:file`,
      { config, schema: { tags, summary: 'Files of one material (multipart)', params: File } },
      async (request) => {
        const { draft, file: material } = request.params;
        const sitting = sittingOf(request);
        const { actor } = await sittingActor(ctx, sitting, draft);
        const { files } = await readScans(request);
        for (const { name, bytes } of files) await keepUpload(ctx, actor, draft, { material, name, bytes });
        return applicationAtWindow(ctx, sitting, draft);
      },
    );
    app.delete<{ Params: One & { file: string } }>(
      `${at}/files/:file`,
      { config, schema: { tags, summary: 'Take a file away again', params: File } },
      async (request) => {
        const { draft, file } = request.params;
        const sitting = sittingOf(request);
        const { actor } = await sittingActor(ctx, sitting, draft);
        await removeUpload(ctx, actor, draft, file);
        return applicationAtWindow(ctx, sitting, draft);
      },
    );
  };
}
