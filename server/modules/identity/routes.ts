import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import {
  AbsenceChange,
  caseGrants,
  Me,
  PasswordChange,
  type StaffActor,
  StaffSignIn,
} from '../../../contracts/identity.ts';
import { localDate } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { AppError } from '../../platform/errors.ts';
import { sessionCookie, staffOf } from '../../platform/http/index.ts';
import { isDemonstration } from '../../platform/marker.ts';
import type { IdentityContext } from './context.ts';
import { peopleRoutes } from './people-routes.ts';
import { permissionsOf } from './scope.ts';
import { staffRoutes } from './staff-routes.ts';
import { absenceOf, type OwnAbsence } from './store/absence.ts';
import type { OpenedSession } from './store/sessions.ts';
import { changePassword } from './use-cases/change-password.ts';
import { planOwnAbsence } from './use-cases/plan-absence.ts';
import { signInStaff } from './use-cases/sign-in-staff.ts';
import { signOut } from './use-cases/sign-out.ts';

type Deps = IdentityContext & { config: Pick<Config, 'secureCookies'> };

/** Gives the browser a session. Lax: a link from a message must find its reader signed in. */
export function setSessionCookie(reply: FastifyReply, opened: OpenedSession, secure: boolean): void {
  reply.setCookie(sessionCookie, opened.token, { ...attributes, secure, expires: opened.expiresAt });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, attributes);
}

const attributes = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** The officers' session, people at the window and staff as JSON. Applicants sign in on the portal's pages. */
export const identityRoutes =
  (ctx: Deps) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const secure = ctx.config.secureCookies;
    const tags = ['identity'];

    app.post(
      '/api/session',
      {
        // 30 a minute for an address: a hall at opening time fits, a list of passwords does not (see also lock-out.ts).
        config: { access: 'public', noCsrf: true, rateLimit: { max: 30, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'Sign an officer in; sets the session cookie',
          body: StaffSignIn,
          response: { 204: Type.Null(), 401: Problem, 429: Problem },
        },
      },
      async (request, reply) => {
        const { account, password } = request.body;
        const userAgent = request.headers['user-agent'];
        const opened = await signInStaff(ctx, { account, password, address: request.ip, userAgent });
        await signOut(ctx, request.bearer.actor); // an older session of this browser does not live on unseen
        setSessionCookie(reply, opened, secure);
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/api/session',
      {
        config: { access: 'signed-in' },
        schema: { tags, summary: 'Sign out', response: { 204: Type.Null(), 401: Problem } },
      },
      async (request, reply) => {
        await signOut(ctx, request.bearer.actor);
        clearSessionCookie(reply);
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/api/me',
      {
        config: { access: 'staff' },
        schema: {
          tags,
          summary: 'Who is signed in, and what they may do',
          response: { 200: Me, 401: Problem },
        },
      },
      async (request) => {
        const { actor, csrf } = request.bearer;
        if (actor.kind !== 'staff' || !csrf) throw new AppError('not-signed-in');
        const [demonstration, own] = await Promise.all([
          isDemonstration(ctx.db),
          absenceOf(ctx.db, actor.staffId, localDate(ctx.clock.now())),
        ]);
        return meOf(actor, csrf, demonstration, own);
      },
    );

    app.post(
      '/api/me/password',
      {
        config: { access: 'staff', rateLimit: { max: 10, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'Change one’s own password; every other session ends',
          body: PasswordChange,
          response: { 204: Type.Null(), 401: Problem, 422: Problem, 429: Problem },
        },
      },
      async (request, reply) => {
        await changePassword(ctx, staffOf(request), { ...request.body, address: request.ip });
        return reply.code(204).send(null);
      },
    );

    app.put(
      '/api/me/absence',
      {
        config: { access: 'staff' },
        schema: {
          tags,
          summary: 'Enter the days one is away; the substitute acts meanwhile (A/B 岗)',
          body: AbsenceChange,
          response: { 204: Type.Null(), 401: Problem, 422: Problem },
        },
      },
      async (request, reply) => {
        await planOwnAbsence(ctx, staffOf(request), request.body.absence);
        return reply.code(204).send(null);
      },
    );

    await app.register(peopleRoutes(ctx));
    await app.register(staffRoutes(ctx));
  };

function meOf(actor: StaffActor, csrf: string, demonstration: boolean, own: OwnAbsence): Me {
  const { staffId, name, title, grants, standsFor = [] } = actor;
  const lent = permissionsOf(caseGrants(actor)).filter((permission) => permission.startsWith('case.'));
  return {
    staffId,
    name,
    title,
    grants,
    permissions: [...new Set([...permissionsOf(grants), ...lent])].sort(),
    csrf,
    demonstration,
    standsFor: standsFor.map((principal) => ({ staffId: principal.staffId, name: principal.name })),
    ...own,
  };
}
