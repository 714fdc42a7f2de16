import fastifyStatic from '@fastify/static';
import type { PortalRoutes } from '../context.ts';

/** Style sheet and scripts; their names change with their content, so browsers keep them for a year. */
export const assetRoutes: PortalRoutes = (ctx) => async (app) => {
  await app.register(fastifyStatic, {
    root: ctx.renderer.assetFolder,
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
};
