import { type PublicFigures, publicFigures } from '../../server/modules/indicators/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { frameOf, sendPage } from '../frame.ts';

/** Everybody reads the same: a division's figures are read anew once a minute, however many look. */
const keepMs = 60_000;

export const publicFigureRoutes: PortalRoutes = (ctx: PortalContext) => {
  const known = new Map<string, { at: number; figures: Promise<PublicFigures> }>();
  const figuresOf = (code: string): Promise<PublicFigures> => {
    const now = performance.now();
    const before = known.get(code);
    if (before && now - before.at < keepMs) return before.figures;
    const figures = publicFigures(ctx, code);
    known.set(code, { at: now, figures });
    figures.catch(() => known.delete(code));
    return figures;
  };
  return async (app) => {
    app.get('/indicators', { config: { access: 'public' } }, async (request, reply) => {
      const frame = await frameOf(ctx, request);
      return sendPage(ctx, reply, 'PublicFigures', { frame, ...(await figuresOf(frame.division.code)) });
    });
  };
};
