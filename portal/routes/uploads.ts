import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { defaultFileKinds, maxFileMegabytes } from '../../contracts/files.ts';
import type { ApplicantActor } from '../../contracts/identity.ts';
import { addUpload, getDraft, removeUpload } from '../../server/modules/cases/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { openPartials, type Partials, sniff } from '../../server/platform/files/index.ts';
import { localeOf, sendBytes } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { materialNeeds, viewDraft } from '../draft-view.ts';
import { applicantOf, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import { problemFor } from '../problem.ts';

const NewUpload = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 255 }),
  size: Type.Integer({ minimum: 0 }),
  material: Type.String({ maxLength: 60 }),
});
type Where = { Params: { id: string } };
type One = { Params: { id: string; upload: string } };
const applicant = { config: { access: 'applicant' } } as const;

/** What an unfinished upload is; kept sealed beside its pieces. */
type Ticket = { id: string; draft: string; material: string; name: string; size: number };

/**
 * Files of an application: in pieces that go on after a lost connection (with script), or with the form (without).
 * Content is sniffed, bounded and sealed before the application knows of it.
 */
export const uploadRoutes: PortalRoutes = (ctx) => async (app) => {
  const partials = openPartials(ctx.files.partialFolder, ctx.keyring);
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: 1_048_576 },
    (_request, body, done) => done(null, body),
  );

  // One address for both ways: a script asks for an upload in pieces (JSON), a plain form brings the files along.
  app.post<Where>('/drafts/:id/uploads', applicant, async (request, reply) => {
    const { id } = request.params;
    if (!request.isMultipart()) return begin(ctx, partials, request, id);
    const { names, refused } = await takeForm(ctx, request, id);
    const { caseId } = await getDraft(ctx.cases, applicantOf(request), id);
    if (refused.length && !caseId) return showRefused(ctx, request, reply, id, refused);
    if (refused[0]) throw refused[0].error;
    const back = await pageOf(ctx, request, id);
    return reply.redirect(names.length ? `${back}?added=${encodeURIComponent(names.join('、'))}` : back, 303);
  });

  app.get<One>('/drafts/:id/uploads/:upload', applicant, async (request) => {
    const ticket = await ticketOf(partials, request.params);
    return { id: request.params.upload, offset: await partials.offset(ticket.id) };
  });

  app.patch<One & { Body: Buffer }>('/drafts/:id/uploads/:upload', applicant, async (request) => {
    const actor = applicantOf(request);
    const ticket = await ticketOf(partials, request.params);
    await getDraft(ctx.cases, actor, ticket.draft);
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
      const back = await pageOf(ctx, request, id);
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
  const { name, size, material } = request.body;
  assertSize(name, size);
  await getDraft(ctx.cases, applicantOf(request), draftId);
  const ticket: Ticket = { id: randomUUID(), draft: draftId, material, name, size };
  await partials.begin(ticket.id, JSON.stringify(ticket));
  return { id: ticket.id, offset: 0 };
}

/** The page the files belong to: materials of a new application, or the correction of a case. */
async function pageOf(ctx: PortalContext, request: FastifyRequest, draftId: string): Promise<string> {
  const { caseId } = await getDraft(ctx.cases, applicantOf(request), draftId);
  return caseId ? paths.correction(caseId) : paths.draft(draftId, 'materials');
}

function assertSize(name: string, size: number): void {
  if (size === 0) throw new AppError('upload-refused', { problem: 'empty', name });
  if (size > maxFileMegabytes * 1_048_576)
    throw new AppError('upload-refused', { problem: 'too-large', name, limit: maxFileMegabytes });
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
  ticket: Ticket,
): Promise<void> {
  const bytes = await partials.collect(ticket.id);
  try {
    await keepFile(ctx, actor, ticket.draft, {
      material: ticket.material,
      name: ticket.name,
      bytes,
      id: ticket.id,
    });
  } finally {
    await partials.remove(ticket.id);
  }
}

type Incoming = { material: string; name: string; bytes: Uint8Array; id?: string };

async function keepFile(
  ctx: PortalContext,
  actor: ApplicantActor,
  draftId: string,
  file: Incoming,
): Promise<void> {
  const { mediaType } = await sniff(file.bytes, file.name, defaultFileKinds);
  const { sm3, size } = await ctx.files.put(file.bytes);
  const { material: materialId, name } = file;
  await addUpload(ctx.cases, actor, draftId, {
    materialId,
    name,
    mediaType,
    size,
    sm3,
    ...(file.id ? { id: file.id } : {}),
  });
}

type Refused = { material: string; error: AppError };

/**
 * Files that travel with a form: the field's name is the material's. Those that are taken are kept, whatever becomes of
 * the others.
 */
async function takeForm(ctx: PortalContext, request: FastifyRequest, draftId: string) {
  const actor = applicantOf(request);
  await getDraft(ctx.cases, actor, draftId);
  const names: string[] = [];
  const refused: Refused[] = [];
  for await (const part of request.files({ throwFileSizeLimit: false })) {
    const { fieldname: material, filename: name } = part;
    const bytes = await part.toBuffer();
    if (!name) continue;
    try {
      assertSize(name, part.file.truncated ? Number.POSITIVE_INFINITY : bytes.length);
      await keepFile(ctx, actor, draftId, { material, name, bytes });
      names.push(name);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'upload-refused') throw error;
      refused.push({ material, error });
    }
  }
  return { names, refused };
}

/** The page again, each refusal beside its material. */
async function showRefused(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  draftId: string,
  refused: readonly Refused[],
): Promise<FastifyReply> {
  const view = await viewDraft(ctx, applicantOf(request), draftId, localeOf(request));
  const problems = refused.map(({ material, error }) => {
    const { title, detail } = problemFor(request, error);
    return { field: material, code: 'upload', params: { say: `${title}。${detail}` } };
  });
  const frame = { ...(await frameOf(ctx, request)), path: paths.draft(draftId, 'materials') };
  const props = { frame, draft: view.head, materials: materialNeeds(view), problems, notice: null };
  return sendPage(ctx, reply, 'Materials', props, 422);
}
