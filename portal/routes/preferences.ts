import Type from 'typebox';
import { locales } from '../../contracts/locale.ts';
import { getDivision } from '../../server/modules/regions/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalRoutes } from '../context.ts';
import { divisionCookie, safeBack } from '../frame.ts';
import type { ViewChoice } from '../pages/paths.ts';
import { choose, readView, viewCookie, writeView } from '../preferences.ts';

const views: ViewChoice[] = ['standard', 'elder', 'large', 'huge', 'contrast', 'plain'];
const Back = Type.Optional(Type.String({ maxLength: 1000 }));
const literal = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values] });

/** Language, view and place: links that set a cookie and go back. Nothing but the look changes, so GET is right. */
export const preferenceRoutes: PortalRoutes = (ctx) => async (app) => {
  const keep = {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'lax',
    secure: ctx.config.secureCookies,
    httpOnly: true,
  } as const;

  app.get<{ Querystring: { set: ViewChoice; back?: string } }>(
    '/view',
    {
      config: { access: 'public' },
      schema: { querystring: Type.Object({ set: literal(views), back: Back }) },
    },
    async (request, reply) => {
      const next = choose(readView(request.cookies), request.query.set);
      return reply.setCookie(viewCookie, writeView(next), keep).redirect(safeBack(request.query.back), 303);
    },
  );

  app.get<{ Querystring: { to: string; back?: string } }>(
    '/language',
    {
      config: { access: 'public' },
      schema: { querystring: Type.Object({ to: literal(locales), back: Back }) },
    },
    async (request, reply) =>
      reply.setCookie('tongban_lang', request.query.to, keep).redirect(safeBack(request.query.back), 303),
  );

  app.get<{ Querystring: { code: string; back?: string } }>(
    '/divisions/choose',
    {
      config: { access: 'public' },
      schema: { querystring: Type.Object({ code: Type.String(), back: Back }) },
    },
    async (request, reply) => {
      const division = await getDivision(ctx.db, request.query.code);
      if (!division) throw new AppError('not-found');
      return reply.setCookie(divisionCookie, division.code, keep).redirect(safeBack(request.query.back), 303);
    },
  );
};
