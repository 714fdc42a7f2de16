import { publishedTickets, ticketFigures } from '../../server/modules/ratings/index.ts';
import { localDate } from '../../server/platform/clock.ts';
import { dateOfDay, dayNumber } from '../../server/platform/dates.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { frameOf, sendPage } from '../frame.ts';

const yearInDays = 365;

/** Ratings of the last twelve months and what was published of the bad ones. */
export const publicRatingRoutes: PortalRoutes = (ctx: PortalContext) => async (app) => {
  app.get('/ratings', { config: { access: 'public' } }, async (request, reply) => {
    const frame = await frameOf(ctx, request);
    const { code } = frame.division;
    const to = localDate(ctx.clock.now());
    const from = dateOfDay(dayNumber(to) - yearInDays + 1);
    const [figures, published] = await Promise.all([
      ticketFigures(ctx.db, code, { from, to }),
      publishedTickets(ctx.db, code),
    ]);
    return sendPage(ctx, reply, 'PublicRatings', {
      frame,
      figures,
      published: published.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    });
  });
};
