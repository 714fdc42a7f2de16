import { findDraft } from '../../server/modules/cases/index.ts';
import type { ItemVersion } from '../../server/modules/catalogue/index.ts';
import { completenessOf, getPublishedItem } from '../../server/modules/catalogue/index.ts';
import { whatItYields } from '../../server/modules/licences/index.ts';
import {
  childDivisions,
  divisionPath,
  getDivision,
  getOrganisation,
  getVenue,
  servedDivisions,
} from '../../server/modules/regions/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { frameOf, safeBack, sendPage } from '../frame.ts';
import type { Frame, GuideProps } from '../pages/props.ts';

const open = { access: 'public' } as const;

/** Guides and the choice of a place. */
export const guideRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<{ Params: { division: string; item: string } }>(
    '/items/:division/:item',
    { config: open },
    async (request, reply) => {
      const { division, item: itemCode } = request.params;
      const item = await getPublishedItem(ctx.db, division, itemCode);
      if (!item) throw new AppError('not-found');
      const frame = await frameOf(ctx, request);
      const { actor } = request.bearer;
      const begun =
        actor.kind === 'applicant' ? await findDraft(ctx.cases, actor, division, itemCode) : undefined;
      const draft = begun ? { id: begun.id, savedAt: begun.savedAt.toISOString() } : null;
      const place = await getDivision(ctx.db, division); // a link from elsewhere shows the place it is about
      const here = { ...frame, division: place ? { code: place.code, name: place.name } : frame.division };
      return sendPage(ctx, reply, 'Guide', await guideProps(ctx, here, item, draft));
    },
  );

  app.get<{ Querystring: { code?: string; back?: string } }>(
    '/divisions',
    { config: open },
    async (request, reply) => {
      const frame = await frameOf(ctx, request);
      const { code } = request.query;
      const path = code ? await divisionPath(ctx.db, code) : [];
      const [children, served] = await Promise.all([
        childDivisions(ctx.db, path.at(-1)?.code ?? null),
        servedDivisions(ctx.db),
      ]);
      const back = safeBack(request.query.back);
      return sendPage(ctx, reply, 'DivisionSwitch', { frame, path, children, open: served, back });
    },
  );
};

async function guideProps(
  ctx: PortalContext,
  frame: Frame,
  item: ItemVersion,
  draft: GuideProps['draft'],
): Promise<GuideProps> {
  const organisation = item.organisationId ? await getOrganisation(ctx.db, item.organisationId) : undefined;
  const venue = organisation?.venueId ? await getVenue(ctx.db, organisation.venueId) : undefined;
  return {
    frame,
    divisionCode: item.divisionCode,
    itemCode: item.itemCode,
    item: item.definition,
    version: item.version,
    publishedAt: item.publishedAt?.toISOString() ?? '',
    state: item.state,
    organisationName: organisation?.name ?? null,
    venue: venue ?? null,
    online: canApply(item),
    draft,
    completeness: completenessOf(item.definition),
    yields: await whatItYields(ctx.db, {
      itemCode: item.itemCode,
      itemName: item.definition.name,
      result: item.definition.result,
    }),
  };
}

/** Online unless the list says that it is not; without an organisation nobody could receive it. */
export function canApply(item: ItemVersion): boolean {
  return (
    item.state === 'published' && item.organisationId !== null && item.definition.service.online !== false
  );
}
