import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Check } from 'typebox/value';
import type { ApplicantActor } from '../../contracts/identity.ts';
import {
  applicantCase,
  assertUploadSize,
  getDraft,
  keepUpload,
  removeUpload,
  uploadName,
} from '../../server/modules/cases/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { openPartials, type Partials } from '../../server/platform/files/index.ts';
import { localeOf, sendBytes } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf } from '../frame.ts';
import { paths } from '../pages/paths.ts';

const NewUpload = Type.Object({
  name: Type.String({ minLength: 1 }),
  size: Type.Integer({ minimum: 0 }),
  material: Type.String({ maxLength: 60 }),
});
type Where = { Params: { id: string } };
type One = { Params: { id: string; upload: string } };
const applicant = { config: { access: 'applicant' } } as const;

/** What an unfinished upload is; kept sealed beside its pieces. */
type Ticket = { id: string; draft: string; material: string; name: string; size: number };

/**
 * Files of an application in pieces that go on after a lost connection; without scripts they come with the form of
 * their step (posted.ts). Content is sniffed, bounded and sealed before the application knows of it.
 */
export const uploadRoutes: PortalRoutes = (ctx) => async (app) => {
  const partials = openPartials(ctx.files.partialFolder, ctx.keyring, ({ message }) =>
    ctx.log.error({ err: message }, 'no room for files'),
  );
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: 1_048_576 },
    (_request, body, done) => done(null, body),
  );

  app.post<Where>('/drafts/:id/uploads', { config: { access: 'applicant', json: true } }, async (request) =>
    begin(ctx, partials, request, request.params.id),
  );

  app.get<One>('/drafts/:id/uploads/:upload', applicant, async (request) => {
    const ticket = await ticketOf(partials, request.params);
    await getDraft(ctx.cases, applicantOf(request), ticket.draft);
    return { id: request.params.upload, offset: await partials.offset(ticket.id) };
  });

  app.patch<One & { Body: Buffer }>('/drafts/:id/uploads/:upload', applicant, async (request) => {
    const actor = applicantOf(request);
    const ticket = await ticketOf(partials, request.params);
    await getDraft(ctx.cases, actor, ticket.draft);
    if (!Buffer.isBuffer(request.body)) throw new AppError('invalid-input');
    const at = Number(request.headers['upload-offset']);
    if (at + request.body.length > ticket.size)
      throw new AppError('upload-refused', { problem: 'damaged', name: ticket.name });
    const offset = await partials.append(ticket.id, at, request.body);
    if (offset === ticket.size) await finish(ctx, partials, actor, ticket);
    return { id: request.params.upload, offset };
  });

  app.post<{ Params: { id: string; file: string } }>(
    '/drafts/:id/files/:file/remove',
    applicant,
    async (request, reply) => {
      const { id, file } = request.params;
      const actor = applicantOf(request);
      const draft = await getDraft(ctx.cases, actor, id);
      const name = draft.uploads.find((upload) => upload.id === file)?.name ?? '';
      await removeUpload(ctx.cases, actor, id, file);
      const back = await pageOf(ctx, request, draft);
      return reply.redirect(`${back}?removed=${encodeURIComponent(name)}`, 303);
    },
  );

  app.get<{ Params: { id: string; file: string } }>(
    '/drafts/:id/files/:file',
    applicant,
    async (request, reply) => {
      const draft = await getDraft(ctx.cases, applicantOf(request), request.params.id);
      const upload = draft.uploads.find(({ id }) => id === request.params.file);
      if (!upload) throw new AppError('not-found');
      return sendBytes(reply, upload.name, upload.mediaType, await ctx.files.readAll(upload.sm3));
    },
  );
};

async function begin(ctx: PortalContext, partials: Partials, request: FastifyRequest, draftId: string) {
  if (!Check(NewUpload, request.body)) throw new AppError('invalid-input');
  const { size, material } = request.body;
  const name = uploadName(request.body.name);
  assertUploadSize(name, size);
  await getDraft(ctx.cases, applicantOf(request), draftId);
  const ticket: Ticket = { id: randomUUID(), draft: draftId, material, name, size };
  await partials.begin(ticket.id, JSON.stringify(ticket));
  return { id: ticket.id, offset: 0 };
}

/** The page the files belong to: materials of a new application, a correction, or what was to come later. */
async function pageOf(
  ctx: PortalContext,
  request: FastifyRequest,
  { id, caseId }: { id: string; caseId: string | null },
): Promise<string> {
  if (!caseId) return paths.draft(id, 'materials');
  const { view } = await applicantCase(ctx.cases, applicantOf(request), caseId, localeOf(request));
  return view.state === 'correction-requested' ? paths.correction(caseId) : paths.supply(caseId);
}

async function ticketOf(partials: Partials, { id, upload }: One['Params']): Promise<Ticket> {
  const about = await partials.about(upload);
  const ticket = about && (JSON.parse(about) as Ticket);
  if (!ticket || ticket.draft !== id) throw new AppError('not-found');
  return ticket;
}

async function finish(
  ctx: PortalContext,
  partials: Partials,
  actor: ApplicantActor,
  { id, draft, material, name }: Ticket,
): Promise<void> {
  const bytes = await partials.collect(id);
  try {
    await keepUpload(ctx.cases, actor, draft, { material, name, bytes, id });
  } finally {
    await partials.remove(id);
  }
}
