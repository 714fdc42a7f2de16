import type { FastifyPluginAsync } from 'fastify';
import type { PackagesContext } from './context.ts';
import { designRoutes } from './design-routes.ts';
import { trialRoutes } from './trial-routes.ts';
import { whatIfRoutes } from './what-if-routes.ts';

/** Packages at the desk as JSON; applicants use the portal's pages. */
export const packagesRoutes =
  (ctx: PackagesContext): FastifyPluginAsync =>
  async (scope) => {
    await scope.register(trialRoutes(ctx));
    await scope.register(whatIfRoutes(ctx));
    await scope.register(designRoutes(ctx));
  };
