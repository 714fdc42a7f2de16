import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  checkFile,
  publicLicence,
  shownLicence,
  tokenOfDigits,
} from '../../server/modules/licences/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { frameOf, sendPage } from '../frame.ts';
import type { VerifyLicenceProps } from '../pages/licence-props.ts';
import { paths } from '../pages/paths.ts';
import { problemFor } from '../problem.ts';

/** Eight digits hold for five minutes: who guesses is slowed down, who mistypes is not. */
const slow = { max: 20, timeWindow: '1 minute' };
const look = { access: 'public', rateLimit: { max: 60, timeWindow: '1 minute' } } as const;

/** For everybody: a licence that is shown, what the code on a licence leads to, and a file to be checked. */
export const verifyLicenceRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<{ Querystring: { code?: string } }>(
    '/present',
    {
      config: { access: 'public', rateLimit: slow },
      schema: { querystring: Type.Object({ code: Type.Optional(Type.String({ maxLength: 12 })) }) },
    },
    async (request, reply) => {
      const { code } = request.query;
      const frame = await frameOf(ctx, request);
      if (!code) return sendPage(ctx, reply, 'Present', { frame, code: '', problem: null });
      try {
        return reply.redirect(paths.present(await tokenOfDigits(ctx, code)), 303);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const problem = problemFor(request, error);
        return sendPage(ctx, reply, 'Present', { frame, code, problem }, error.status);
      }
    },
  );

  app.get<{ Params: { token: string } }>('/present/:token', { config: look }, async (request, reply) => {
    const shown = await shownLicence(ctx, request.bearer.actor, request.params.token);
    const checkedAt = ctx.clock.now().toISOString();
    return sendPage(ctx, reply, 'Presented', { frame: await frameOf(ctx, request), shown, checkedAt });
  });

  app.get<{ Params: { identifier: string } }>('/v/:identifier', { config: look }, async (request, reply) => {
    const identifier = request.params.identifier.slice(0, 120).toUpperCase();
    const licence = (await publicLicence(ctx, identifier)) ?? null;
    const checkedAt = ctx.clock.now().toISOString();
    const props = { frame: await frameOf(ctx, request), identifier, licence, checkedAt };
    return sendPage(ctx, reply, 'PublicLicence', props, licence ? 200 : 404);
  });

  app.get('/verify', { config: { access: 'public' } }, async (request, reply) =>
    sendPage(ctx, reply, 'VerifyLicence', { frame: await frameOf(ctx, request), ...nothing }),
  );

  // Without a session there is no token to send; the browser's word on where a form comes from is asked all the same.
  app.post('/verify', { config: { access: 'public', rateLimit: slow } }, async (request, reply) =>
    check(ctx, request, reply),
  );
};

const nothing: Omit<VerifyLicenceProps, 'frame'> = { name: null, check: null, problem: null };

async function check(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const frame = { ...(await frameOf(ctx, request)), path: paths.verifyLicence() };
  const show = (props: Partial<typeof nothing>, status: number) =>
    sendPage(ctx, reply, 'VerifyLicence', { frame, ...nothing, ...props }, status);
  try {
    if (!request.isMultipart()) throw new AppError('invalid-input');
    const part = await request.file({ throwFileSizeLimit: false });
    const bytes = (await part?.toBuffer()) ?? Buffer.alloc(0);
    const name = part?.filename ?? '';
    if (part?.file.truncated) throw new AppError('upload-refused', { problem: 'too-large', name, limit: 20 });
    const result = await checkFile(ctx.licences, { name, bytes });
    return show({ name, check: result }, result.outcome === 'genuine' ? 200 : 422);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return show({ problem: problemFor(request, error) }, error.status);
  }
}
