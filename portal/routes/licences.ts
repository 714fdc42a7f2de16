import type { FastifyRequest } from 'fastify';
import type { WalletCard } from '../../contracts/licences.ts';
import {
  consentsOf,
  endConsent,
  type LicenceFileKind,
  licenceFileKinds,
  licenceParts,
  noteLook,
  ownLicenceFile,
  ownLife,
  ownShowCode,
  qrPath,
  reachOf,
  recordableTypes,
  setSharing,
  showLicence,
  usesOf,
  walletCard,
  walletOf,
} from '../../server/modules/licences/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { sendBytes } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';

type Where = { Params: { ref: string } };
const applicant = { config: { access: 'applicant' } } as const;
/** The newest looks that the wallet itself shows. */
const FEW = 5;

/** 我的证照: what the person, or the enterprise she acts for, holds; its files; codes for showing; who looked. */
export const licenceRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get('/licences', applicant, async (request, reply) => {
    const actor = applicantOf(request);
    const reach = await reachOf(ctx.db, actor);
    const [frame, cards, uses] = await Promise.all([
      frameOf(ctx, request),
      walletOf(ctx, actor),
      usesOf(ctx.db, ctx, actor.subjectId, { limit: FEW, reach }),
    ]);
    await noteLook(ctx, actor, cards);
    const narrowedTo = reach?.names ?? null;
    const mayState = !actor.mandates && (await recordableTypes(ctx, actor)).length > 0;
    return sendPage(ctx, reply, 'Wallet', { frame, cards, uses, narrowedTo, mayState });
  });

  app.get('/licences/uses', applicant, async (request, reply) => {
    const actor = applicantOf(request);
    const reach = await reachOf(ctx.db, actor);
    const uses = await usesOf(ctx.db, ctx, actor.subjectId, { reach });
    return sendPage(ctx, reply, 'LicenceUses', { frame: await frameOf(ctx, request), uses });
  });

  app.get<Where>('/licences/:ref', applicant, async (request, reply) => {
    const card = await ownCard(ctx, request);
    const actor = applicantOf(request);
    const { subjectId } = actor;
    await noteLook(ctx, actor, [card]);
    const [frame, uses, consents, life, parts] = await Promise.all([
      frameOf(ctx, request),
      usesOf(ctx.db, ctx, subjectId, { ref: card.ref }),
      consentsOf(ctx.db, subjectId, card.ref),
      ownLife(ctx, subjectId, card.ref),
      card.identifier ? licenceParts(ctx, card.identifier) : [],
    ]);
    return sendPage(ctx, reply, 'Licence', {
      frame,
      card,
      uses,
      consents,
      life,
      parts,
      own: !actor.mandates,
    });
  });

  app.post<Where & { Body: FormBody }>('/licences/:ref/sharing', applicant, async (request, reply) => {
    const card = await ownCard(ctx, request);
    await setSharing(ctx, applicantOf(request), card.ref, request.body.on === 'yes');
    return reply.redirect(paths.licence(card.ref), 303);
  });

  app.post<{ Params: { ref: string; consent: string } }>(
    '/licences/:ref/consents/:consent/end',
    applicant,
    async (request, reply) => {
      await ownCard(ctx, request);
      await endConsent(ctx, applicantOf(request), request.params.consent);
      ctx.nudge();
      return reply.redirect(paths.licence(request.params.ref), 303);
    },
  );

  app.get<{ Params: { ref: string; kind: string } }>(
    '/licences/:ref/file/:kind',
    applicant,
    async (request, reply) => {
      const { ref, kind } = request.params;
      const id = /^issued:(.+)$/.exec(ref)?.[1];
      if (!id || !Object.hasOwn(licenceFileKinds, kind)) throw new AppError('not-found');
      const { subjectId } = applicantOf(request);
      await noteLook(ctx, applicantOf(request), [await ownCard(ctx, request)]);
      const file = await ownLicenceFile(ctx, subjectId, id, kind as LicenceFileKind);
      return sendBytes(reply, file.name, file.mediaType, file.bytes);
    },
  );

  app.post<Where & { Body: FormBody }>('/licences/:ref/show', applicant, async (request, reply) => {
    const { ref } = request.params;
    const ticked = request.body.field ?? [];
    const fields = Array.isArray(ticked) ? ticked : [ticked];
    const code = await showLicence(ctx, applicantOf(request), { ref, fields });
    return reply.redirect(paths.showCode(ref, code.id), 303);
  });

  app.get<{ Params: { ref: string; code: string } }>(
    '/licences/:ref/codes/:code',
    applicant,
    async (request, reply) => {
      const card = await ownCard(ctx, request);
      const code = await ownShowCode(ctx, applicantOf(request), request.params.code);
      const address = `${ctx.config.publicUrl}${paths.present(code.token)}`;
      const frame = await frameOf(ctx, request);
      return sendPage(ctx, reply, 'LicenceCode', { frame, card, code, qr: qrPath(address) });
    },
  );
};

async function ownCard(ctx: PortalContext, request: FastifyRequest): Promise<WalletCard> {
  const { ref } = request.params as Where['Params'];
  const card = await walletCard(ctx, applicantOf(request), ref);
  if (!card) throw new AppError('not-found');
  return card;
}
