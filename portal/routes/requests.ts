import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem } from '../../contracts/errors.ts';
import { defaultFileKinds, maxFileMegabytes } from '../../contracts/files.ts';
import type { FilerCommand } from '../../contracts/requests.ts';
import { assertUploadSize, uploadName } from '../../server/modules/cases/index.ts';
import { subjectDetails } from '../../server/modules/identity/index.ts';
import {
  type FiledFile,
  fileRequest,
  filersView,
  kindsFor,
  openRequestFile,
  publishedAnswers,
  queryCode,
  type Reached,
  type RequestKindRule,
  readContact,
  requestOfAccount,
  requestOfToken,
  requestsOfAccount,
  requestToken,
  sendCommand,
  tokenOfNumber,
} from '../../server/modules/requests/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { sniff } from '../../server/platform/files/index.ts';
import { localeOf, sendBytes } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, formBody, frameOf, sendPage } from '../frame.ts';
import { paths, type RequestRef } from '../pages/paths.ts';
import type { Returned } from '../pages/props.ts';
import type { RequestSeenProps } from '../pages/request-props.ts';
import { problemFor } from '../problem.ts';

type Where = {
  Params: { kind: string; id: string; token: string; file: string; act: string };
  Querystring: { case?: string };
  Body: FormBody;
};
const nothing: Returned = { typed: {}, problems: [] };
const open = { access: 'public' } as const;
/** Numbers follow one another and codes have eight digits: who tries them out is slowed down, as is who floods the desk. */
const slow = { ...open, noCsrf: true, rateLimit: { max: 20, timeWindow: '1 minute' } } as const;
const applicant = { access: 'applicant' } as const;
const filesAtMost = 5;

/** Requests 诉求 of people: with an account or without, no script needed. */
export const requestRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get('/requests', { config: open }, async (request, reply) =>
    showDoor(ctx, request, reply, nothing, false),
  );

  app.post<Where>('/requests/query', { config: slow }, async (request, reply) => {
    const body = request.body ?? {};
    const [number, code] = [field(body, 'number').toUpperCase(), field(body, 'code')];
    const problems: FieldProblem[] = (['number', 'code'] as const).flatMap((name) =>
      field(body, name) ? [] : [{ field: name, code: 'required', params: {} }],
    );
    if (problems.length) return showDoor(ctx, request, reply, { typed: body, problems }, false);
    const token = await tokenOfNumber(ctx, { number, code });
    if (!token) return showDoor(ctx, request, reply, { typed: body, problems: [] }, true);
    return reply.redirect(paths.request({ token }), 303);
  });

  app.get<Where>('/requests/new/:kind', { config: open }, async (request, reply) => {
    const kind = offered(request.params.kind);
    const typed = request.query.case ? { case: request.query.case.slice(0, 60) } : {};
    return showForm(ctx, request, reply, kind, { returned: { typed, problems: [] }, key: randomUUID() });
  });

  app.post<Where>('/requests/new/:kind', { config: slow }, async (request, reply) => {
    const kind = offered(request.params.kind);
    const { body, files, error } = await readForm(ctx, request);
    const key = /^[0-9a-f-]{36}$/.test(field(body, 'key')) ? field(body, 'key') : randomUUID();
    const problems = lacking(body);
    const { contact, problems: more } = await contactOf(ctx, request, body);
    const returned = { typed: body, problems: [...problems, ...more] };
    if (returned.problems.length || error) {
      const problem = error && problemFor(request, error);
      return showForm(ctx, request, reply, kind, { returned, key, problem }, 422);
    }
    const { actor } = request.bearer;
    const account = actor.kind === 'applicant' ? actor : null;
    const frame = await frameOf(ctx, request);
    const filed = await fileRequest(ctx, {
      divisionCode: frame.division.code,
      kind: kind.key,
      filer: 'applicant',
      channel: 'portal',
      title: field(body, 'title'),
      body: field(body, 'body'),
      contact,
      accountId: account?.accountId ?? null,
      filedBy: null,
      filedFor: null,
      organisationId: null,
      externalNumber: null,
      caseNumber: field(body, 'case') || null,
      consent: field(body, 'consent') !== '',
      files,
      actor: account ? `person:${account.personId}` : 'link:new',
      key: `portal ${account?.accountId ?? ''} ${key}`,
    });
    const token = requestToken(ctx.keyring, filed.id);
    const at: RequestRef = account ? { id: filed.id } : { token };
    const code = queryCode(ctx.keyring, filed.id);
    return sendPage(ctx, reply, 'RequestFiled', { frame, number: filed.number, code, at });
  });

  for (const { base, config, reach, at } of doors(ctx)) {
    app.get<Where>(base, { config }, async (request, reply) =>
      showSeen(ctx, request, reply, await reach(request), at(request), {}),
    );
    app.get<Where>(`${base}/files/:file`, { config }, async (request, reply) => {
      const file = await openRequestFile(ctx, await reach(request), request.params.file);
      return sendBytes(reply, file.name, file.mediaType, file.bytes);
    });
    for (const act of ['rate', 'reopen', 'withdraw'] as const) {
      app.post<Where>(`${base}/${act}`, { config: { ...slow, ...config } }, async (request, reply) => {
        const reached = await reach(request);
        const body = request.body ?? {};
        const problems = lackingIn(act, body);
        if (problems.length)
          return showSeen(ctx, request, reply, reached, at(request), {
            act,
            returned: { typed: body, problems },
          });
        const version = Number(field(body, 'version')) || 0;
        const level = Number(field(body, 'level'));
        const sent = { version, text: field(body, 'text'), ...(act === 'rate' ? { level } : {}) };
        try {
          await sendCommand(ctx, reached, act, sent, field(body, 'key') || randomUUID());
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 409) throw error;
          const problem = problemFor(request, error);
          const returned = { typed: body, problems: [] };
          return showSeen(ctx, request, reply, reached, at(request), { act, problem, returned }, 409);
        }
        return reply.redirect(paths.request(at(request)), 303);
      });
    }
  }

  app.get('/answers', { config: open }, async (request, reply) => {
    const frame = await frameOf(ctx, request);
    const answers = await publishedAnswers(ctx.db, frame.division.code, frame.locale);
    return sendPage(ctx, reply, 'Answers', {
      frame,
      answers: answers.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    });
  });
};

/** Two ways to the same page: with the account that filed it, and by the signed address. */
const doors = (ctx: PortalContext) =>
  [
    {
      base: '/requests/of/:id',
      config: applicant,
      reach: (request: FastifyRequest<Where>) =>
        /^[0-9a-f-]{36}$/.test(request.params.id)
          ? requestOfAccount(ctx, applicantOf(request), request.params.id)
          : Promise.reject(new AppError('not-found')),
      at: (request: FastifyRequest<Where>): RequestRef => ({ id: request.params.id }),
    },
    {
      base: '/requests/by/:token',
      config: open,
      reach: (request: FastifyRequest<Where>) => requestOfToken(ctx, request.params.token),
      at: (request: FastifyRequest<Where>): RequestRef => ({ token: request.params.token }),
    },
  ] as const;

function offered(key: string): RequestKindRule {
  const kind = kindsFor('applicant').find((one) => one.key === key);
  if (!kind) throw new AppError('not-found', { reason: 'request-kind' });
  return kind;
}

async function showDoor(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  returned: Returned,
  notFound: boolean,
): Promise<FastifyReply> {
  const frame = await frameOf(ctx, request);
  const { actor } = request.bearer;
  const mine = actor.kind === 'applicant' ? await requestsOfAccount(ctx, actor, frame.locale) : [];
  const kinds = kindsFor('applicant').map(({ key, name, what }) => ({
    key,
    name: name[frame.locale],
    what: what[frame.locale],
  }));
  const props = { frame, kinds, mine, returned, notFound };
  return sendPage(ctx, reply, 'Requests', props, notFound || returned.problems.length ? 422 : 200);
}

async function showForm(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { key, name, what, publish }: RequestKindRule,
  shown: { returned: Returned; key: string; problem?: ReturnType<typeof problemFor> | undefined },
  status = 200,
): Promise<FastifyReply> {
  const frame = await frameOf(ctx, request);
  const { locale } = frame;
  const props = {
    frame,
    kind: { key, name: name[locale], what: what[locale], publish },
    submitKey: shown.key,
    returned: shown.returned,
    problem: shown.problem ?? null,
    megabytes: maxFileMegabytes,
  };
  return sendPage(ctx, reply, 'RequestForm', props, status);
}

async function showSeen(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  reached: Reached,
  at: RequestRef,
  shown: Partial<Pick<RequestSeenProps, 'act' | 'problem' | 'returned'>>,
  status = shown.returned ? 422 : 200,
): Promise<FastifyReply> {
  const view = await filersView(ctx, reached, localeOf(request));
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  const frame = await frameOf(ctx, request);
  const { act = null, problem = null, returned = nothing } = shown;
  return sendPage(ctx, reply, 'RequestSeen', { frame, at, ...view, act, problem, returned }, status);
}

/** The form with its files; a file that is refused is said, what was typed stays. */
async function readForm(
  ctx: PortalContext,
  request: FastifyRequest,
): Promise<{ body: FormBody; files: FiledFile[]; error: AppError | undefined }> {
  if (!request.isMultipart()) return { body: formBody(request.body), files: [], error: undefined };
  const body: Record<string, string> = {};
  const files: FiledFile[] = [];
  let error: AppError | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      body[part.fieldname] = String(part.value ?? '');
      continue;
    }
    const bytes = await part.toBuffer();
    if (!part.filename || files.length >= filesAtMost) continue;
    const name = uploadName(part.filename);
    try {
      assertUploadSize(name, part.file.truncated ? Number.POSITIVE_INFINITY : bytes.length);
      const { mediaType } = await sniff(bytes, name, defaultFileKinds);
      files.push({ name, mediaType, ...(await ctx.files.put(bytes)) });
    } catch (refused) {
      if (!(refused instanceof AppError) || refused.code !== 'upload-refused') throw refused;
      error ??= refused;
    }
  }
  return { body: formBody(body), files, error };
}

function lacking(body: FormBody): FieldProblem[] {
  const limits = { title: 60, body: 4000 } as const;
  return (['title', 'body'] as const).flatMap((name): FieldProblem[] => {
    const text = field(body, name);
    if (!text) return [{ field: name, code: 'required', params: {} }];
    const limit = limits[name];
    return [...text].length > limit ? [{ field: name, code: 'too-long', params: { limit } }] : [];
  });
}

/** Of who is signed in the name is known; a phone is hers to give. */
async function contactOf(ctx: PortalContext, request: FastifyRequest, body: FormBody) {
  const { actor } = request.bearer;
  if (actor.kind !== 'applicant') return readContact(field(body, 'name'), field(body, 'phone'));
  const known = await subjectDetails(ctx, actor.personId);
  const phone = field(body, 'phone') || (known?.phone ?? '');
  return phone ? readContact(actor.personName, phone) : readContact('', '');
}

function lackingIn(act: FilerCommand, body: FormBody): FieldProblem[] {
  const text = field(body, 'text');
  const level = Number(field(body, 'level'));
  const limit = act === 'reopen' ? 1000 : 500;
  if (act === 'rate' && !(Number.isInteger(level) && level >= 1 && level <= 5))
    return [{ field: 'level', code: 'required-choice', params: {} }];
  if (act === 'reopen' && !text) return [{ field: 'text', code: 'required', params: {} }];
  return [...text].length > limit ? [{ field: 'text', code: 'too-long', params: { limit } }] : [];
}
