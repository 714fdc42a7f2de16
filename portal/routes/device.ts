import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  deviceSeconds,
  deviceTopic,
  openDevice,
  quietDevice,
  ratableOf,
  rate,
} from '../../server/modules/ratings/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { streamChanges } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { Returned } from '../pages/props.ts';
import type { DeviceProps } from '../pages/rating-props.ts';
import { fromOf, readContact, readRating } from '../rating-input.ts';

type Where = { Querystring: { skip?: string }; Body: FormBody };
const nothing: Returned = { typed: {}, problems: [] };
const open = { access: 'public', rateLimit: { max: 60, timeWindow: '1 minute' } } as const;
const deviceCookie = 'tongban_device';

/** The tablet at a window 评价器: shows its code, rests, asks, thanks. */
export const deviceRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/device', { config: open }, async (request, reply) => {
    const device = await here(ctx, request, reply);
    if (request.query.skip && device.asked?.serviceId === request.query.skip) {
      await quietDevice(ctx.db, device.id);
      return reply.redirect(paths.device(), 303);
    }
    return show(ctx, request, reply, device, nothing);
  });

  app.get('/device/live', { config: open }, async (request, reply) => {
    const device = await here(ctx, request, reply);
    return streamChanges(ctx, request, reply, deviceTopic(device.id));
  });

  app.post<Where>('/device', { config: { ...open, noCsrf: true } }, async (request, reply) => {
    const device = await here(ctx, request, reply);
    const body = request.body ?? {};
    // What was asked before, or is over, is nobody's rating: the next person stands there already.
    if (!device.asked || device.asked.serviceId !== field(body, 'service'))
      return reply.redirect(paths.device(), 303);
    const { input, problems } = readRating(body);
    const { contact, problems: more } = readContact(body);
    const wrong = [...problems, ...more];
    if (wrong.length) return show(ctx, request, reply, device, { typed: body, problems: wrong }, 422);
    const ratable = await ratableOf(ctx.db, { about: 'service', id: device.asked.serviceId });
    if (!ratable) throw new AppError('not-found');
    const rater = { accountId: null, contact };
    const { level } = await rate(ctx, ratable.subject, rater, input, 'hall-device', fromOf(request));
    await quietDevice(ctx.db, device.id);
    const frame = await frameOf(ctx, request);
    const windowName = device.windowName ?? '';
    const props = { frame, windowName, seconds: deviceSeconds, returned: nothing };
    return sendPage(ctx, reply, 'Device', { ...props, state: 'thanks', good: level >= 3 });
  });
};

type Here = Awaited<ReturnType<typeof openDevice>>['device'];

async function here(ctx: PortalContext, request: FastifyRequest, reply: FastifyReply): Promise<Here> {
  const { device, secret } = await openDevice(ctx, request.cookies[deviceCookie]);
  reply.header('cache-control', 'no-store');
  if (secret) {
    reply.setCookie(deviceCookie, secret, {
      path: '/device',
      httpOnly: true,
      sameSite: 'strict',
      secure: ctx.config.secureCookies,
      maxAge: 3 * 365 * 86_400,
    });
  }
  return device;
}

async function show(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { code, windowName, asked }: Here,
  returned: Returned,
  status = 200,
): Promise<FastifyReply> {
  const frame = await frameOf(ctx, request);
  const common = { frame, windowName: windowName ?? '', seconds: deviceSeconds, returned };
  const page = (state: DeviceProps) => sendPage(ctx, reply, 'Device', state, status);
  if (windowName === null) return page({ ...common, state: 'code', code: code ?? '' });
  const ratable = asked && (await ratableOf(ctx.db, { about: 'service', id: asked.serviceId }));
  if (!asked || !ratable) return page({ ...common, state: 'idle' });
  return page({ ...common, state: 'ask', service: asked.serviceId, title: ratable.title });
}
