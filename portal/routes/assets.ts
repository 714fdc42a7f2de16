import fastifyStatic from '@fastify/static';
import { openTo } from '../../server/platform/http/index.ts';
import type { PortalRoutes } from '../context.ts';

/** Style sheet and scripts; their names change with their content, so browsers keep them for a year. */
export const assetRoutes: PortalRoutes = (ctx) => async (app) => {
  openTo(app, 'public');
  await app.register(fastifyStatic, {
    root: ctx.renderer.assetFolder,
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
};
