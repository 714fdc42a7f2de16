import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  bindEnterprise,
  checkCode,
  listMandates,
  listRepresented,
  listSessions,
  maskedSubject,
  revokeOtherSessions,
  revokeSession,
  switchSubject,
} from '../../server/modules/identity/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, safeBack, sendPage } from '../frame.ts';
import type { AccountProps } from '../pages/props.ts';
import { problemFor } from '../problem.ts';

type Outcome = Pick<AccountProps, 'returned' | 'problem' | 'done'>;
const plain: Outcome = { returned: { typed: {}, problems: [] }, problem: null, done: null };
const signedIn = { config: { access: 'person' } } as const;

async function showAccount(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome,
  status = 200,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  const [frame, person, enterprises, sessions, mandates] = await Promise.all([
    frameOf(ctx, request),
    maskedSubject(ctx, actor.personId),
    listRepresented(ctx, actor),
    listSessions(ctx, actor),
    listMandates(ctx, actor),
  ]);
  const props: AccountProps = {
    frame,
    person: { name: person?.name ?? '', idNumber: person?.number ?? '', phone: person?.phone ?? null },
    level: actor.level,
    checkCode: actor.level < 3 ? checkCode(ctx.keyring, actor.accountId, ctx.clock.now()) : null,
    enterprises: enterprises.map(({ subjectId: id, name, role, until }) => ({ id, name, role, until })),
    offers: mandates.offers.length,
    sessions: sessions.map((session) => ({
      ...session,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
    })),
    ...outcome,
  };
  return sendPage(ctx, reply, 'Account', props, status);
}

export const accountRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<{ Querystring: { done?: string } }>('/account', signedIn, async (request, reply) => {
    const { done } = request.query;
    const told = done === 'bound' || done === 'revoked' || done === 'switched' ? done : null;
    return showAccount(ctx, request, reply, { ...plain, done: told });
  });

  app.post<{ Body: FormBody }>('/account/enterprises', signedIn, async (request, reply) => {
    const uscc = field(request.body, 'uscc');
    try {
      await bindEnterprise(ctx, applicantOf(request), { uscc });
      return reply.redirect('/account?done=bound', 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const returned = { typed: { uscc }, problems: error.fields ?? [] };
      return showAccount(
        ctx,
        request,
        reply,
        { returned, problem: problemFor(request, error), done: null },
        error.status,
      );
    }
  });

  app.post<{ Body: FormBody }>('/account/subject', signedIn, async (request, reply) => {
    const actor = applicantOf(request);
    const subject = field(request.body, 'subject');
    await switchSubject(ctx, actor, subject === 'self' ? actor.personId : subject);
    return reply.redirect(safeBack(field(request.body, 'back'), '/account?done=switched'), 303);
  });

  app.post<{ Params: { id: string } }>('/account/sessions/:id/revoke', signedIn, async (request, reply) => {
    await revokeSession(ctx, applicantOf(request), request.params.id);
    return reply.redirect('/account?done=revoked', 303);
  });

  app.post('/account/sessions/revoke-others', signedIn, async (request, reply) => {
    await revokeOtherSessions(ctx, applicantOf(request));
    return reply.redirect('/account?done=revoked', 303);
  });
};
