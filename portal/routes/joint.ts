import type { FastifyReply, FastifyRequest } from 'fastify';
import { defaultFileKinds } from '../../contracts/files.ts';
import type { Answers } from '../../contracts/forms.ts';
import { assertUploadSize } from '../../server/modules/cases/index.ts';
import {
  applicantJoint,
  jointTopic,
  keepMended,
  type MendPoint,
  mendJoint,
  mendPoints,
  type NewFile,
  withdrawJoint,
} from '../../server/modules/joint/index.ts';
import { ratingsOf } from '../../server/modules/ratings/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { sniff } from '../../server/platform/files/index.ts';
import { localeOf, streamChanges } from '../../server/platform/http/index.ts';
import { choicesFor } from '../choices.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, frameOf, sendPage } from '../frame.ts';
import type { JointCorrectionProps, JointProgressProps } from '../pages/joint-props.ts';
import { paths } from '../pages/paths.ts';
import type { Typed } from '../pages/props.ts';
import { problemFor } from '../problem.ts';

type Where = { Params: { id: string }; Body: FormBody };
const applicant = { config: { access: 'applicant' } } as const;

/** The applicant's joint cases: progress of all parts at one look, one correction for all, withdrawal. */
export const jointRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/joint/:id', applicant, async (request, reply) => showProgress(ctx, request, reply, null));

  app.get<Where>('/joint/:id/live', applicant, async (request, reply) => {
    await applicantJoint(ctx.cases, applicantOf(request), request.params.id);
    return streamChanges(ctx, request, reply, jointTopic(request.params.id));
  });

  app.post<Where>('/joint/:id/withdraw', applicant, async (request, reply) => {
    const jointId = request.params.id;
    try {
      const parts = chosenParts(request.body);
      await withdrawJoint(ctx.cases, applicantOf(request), { jointId, ...(parts ? { parts } : {}) });
      return reply.redirect(paths.joint(jointId), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      return showProgress(ctx, request, reply, error);
    }
  });

  app.get<Where>('/joint/:id/correction', applicant, async (request, reply) =>
    showCorrection(ctx, request, reply, {}, null),
  );

  app.post<Where>('/joint/:id/correction/keep', applicant, async (request) => {
    await keepMended(ctx.cases, applicantOf(request), {
      jointId: request.params.id,
      answers: request.body as Typed,
    });
    return { saved: true };
  });

  app.post<Where>('/joint/:id/correction', applicant, async (request, reply) => {
    const actor = applicantOf(request);
    const jointId = request.params.id;
    const { typed, files } = await readMended(ctx, request);
    try {
      await mendJoint(ctx.cases, actor, { jointId, answers: typed, files });
      return reply.redirect(paths.joint(jointId), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      return showCorrection(ctx, request, reply, typed, error);
    }
  });
};

/** Parts ticked on the form; undefined where the form has none to tick: then it is the whole. */
function chosenParts(body: FormBody): string[] | undefined {
  return 'choose' in body ? [body.part ?? []].flat() : undefined;
}

async function showProgress(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  refused: AppError | null,
): Promise<FastifyReply> {
  const { id } = request.params as Where['Params'];
  const since = ctx.live.mark(); // before it is read
  const { joint, view } = await applicantJoint(ctx.cases, applicantOf(request), id, localeOf(request));
  const props: JointProgressProps = {
    frame: await frameOf(ctx, request),
    since,
    joint: view,
    rating: await ratingState(ctx, joint),
    problem: refused && problemFor(request, refused),
  };
  return sendPage(ctx, reply, 'JointProgress', props, refused?.status ?? 200);
}

async function ratingState(
  ctx: PortalContext,
  { divisionCode, id, state }: { divisionCode: string; id: string; state: string },
): Promise<JointProgressProps['rating']> {
  if (state !== 'finished') return 'closed';
  return (await ratingsOf(ctx.db, ctx.keyring, divisionCode, id)).length ? 'given' : 'none';
}

async function showCorrection(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed,
  refused: AppError | null,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  const { id } = request.params as Where['Params'];
  const { joint, view } = await applicantJoint(ctx.cases, actor, id, localeOf(request));
  const points = await mendPoints(ctx.cases, actor, joint);
  if (points.length === 0) return reply.redirect(paths.joint(id), 303);
  const fields = points.flatMap((point) => (point.field ? [point.field] : []));
  const props: JointCorrectionProps = {
    frame: await frameOf(ctx, request),
    jointId: id,
    number: view.number,
    name: view.name,
    points: points.map(({ value: _, of: __, ...point }) => point),
    answers: answersOf(points),
    returned: { typed, problems: refused?.fields ?? [] },
    choices: await choicesFor(ctx, view.divisionCode, { id: 'correction', title: '', fields }),
    problem: refused && !refused.fields?.length ? problemFor(request, refused) : null,
  };
  return sendPage(ctx, reply, 'JointCorrection', props, refused?.status ?? 200);
}

function answersOf(points: readonly MendPoint[]): Answers {
  return Object.fromEntries(
    points.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value] as const])),
  );
}

/** Texts and files of the one form, each file stored before anything is judged. */
async function readMended(
  ctx: PortalContext,
  request: FastifyRequest,
): Promise<{ typed: Typed; files: Record<string, NewFile[]> }> {
  const typed: Record<string, string | string[]> = {};
  const files: Record<string, NewFile[]> = {};
  if (!request.isMultipart()) return { typed: request.body as Typed, files };
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const known = typed[part.fieldname];
      const value = String(part.value ?? '');
      typed[part.fieldname] =
        known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
      continue;
    }
    const { fieldname, filename: name } = part;
    const bytes = await part.toBuffer();
    if (!name) continue;
    assertUploadSize(name, part.file.truncated ? Number.POSITIVE_INFINITY : bytes.length);
    const { mediaType } = await sniff(bytes, name, defaultFileKinds);
    const { sm3, size } = await ctx.files.put(bytes);
    files[fieldname] = [...(files[fieldname] ?? []), { name, mediaType, size, sm3 }];
  }
  return { typed, files };
}
