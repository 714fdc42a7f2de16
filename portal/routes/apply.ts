import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApplicantActor, SubjectKind } from '../../contracts/identity.ts';
import { startDraft } from '../../server/modules/cases/index.ts';
import { eligibility } from '../../server/modules/catalogue/index.ts';
import { listRepresented } from '../../server/modules/identity/index.ts';
import { readPackageCode } from '../../server/modules/packages/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { NotEligibleProps } from '../pages/props.ts';

type Where = { Params: { division: string; item: string } };
type Refusal = Pick<NotEligibleProps, 'reason' | 'allowed' | 'first' | 'itemName'>;

/** Begins an application or goes on with the one begun; who may not apply is told why and what to do first. */
export const applyRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/apply/:division/:item', { config: { access: 'applicant' } }, async (request, reply) => {
    const actor = applicantOf(request);
    const { division: divisionCode, item: itemCode } = request.params;
    const whole = readPackageCode(itemCode);
    if (whole) return reply.redirect(paths.packageGuide(divisionCode, whole.packageId), 303);
    const hrefs = { apply: paths.apply(divisionCode, itemCode), guide: paths.guide(divisionCode, itemCode) };
    return orNotEligible(ctx, request, reply, { divisionCode, itemCode, hrefs }, async () => {
      const draft = await startDraft(ctx.cases, actor, { divisionCode, itemCode });
      return reply.redirect(paths.draft(draft.id, 'start'), 303);
    });
  });
};

type What = { divisionCode: string; itemCode: string; hrefs: NotEligibleProps['hrefs'] };

/** Begins, or tells who may apply and what this subject can do first. */
export async function orNotEligible(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { divisionCode, itemCode, hrefs }: What,
  begin: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  try {
    return await begin();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-eligible') throw error;
    const { reason, allowed, first, itemName } = error.params as Refusal;
    const props: NotEligibleProps = {
      frame: await frameOf(ctx, request),
      divisionCode,
      hrefs,
      itemName,
      subjectKind: actor.subjectKind,
      reason,
      allowed,
      first,
      mayInstead: await mayInstead(ctx, actor, divisionCode, itemCode),
    };
    return sendPage(ctx, reply, 'NotEligible', props, 422);
  }
}

/** Those in whose name this person could apply: herself, or an organisation she represents. */
async function mayInstead(
  ctx: PortalContext,
  actor: ApplicantActor,
  divisionCode: string,
  itemCode: string,
): Promise<{ id: string; name: string }[]> {
  const item = await ctx.cases.neighbours.publishedItem(divisionCode, itemCode);
  if (!item) return [];
  const organisations = await listRepresented(ctx, actor);
  const all: { id: string; name: string; kind: SubjectKind }[] = [
    { id: actor.personId, name: actor.personName, kind: 'person' },
    ...organisations.map(({ subjectId, name, kind }) => ({ id: subjectId, name, kind })),
  ];
  const able = await Promise.all(
    all
      .filter(({ id }) => id !== actor.subjectId)
      .map(async (one) => ((await eligibility(ctx.db, item, one.kind)).ok ? [one] : [])),
  );
  return able.flat().map(({ id, name }) => ({ id, name }));
}
