import type { FastifyPluginAsync } from 'fastify';
import type { CasesContext } from '../server/modules/cases/index.ts';
import type { LicencesContext } from '../server/modules/licences/index.ts';
import type { Context } from '../server/platform/context.ts';
import type { Renderer } from './render.ts';

/** What the portal's routes are given. `demonstration` is read once at start. */
export type PortalContext = Context & {
  cases: CasesContext;
  licences: LicencesContext;
  renderer: Renderer;
  demonstration: boolean;
};

export type PortalRoutes = (ctx: PortalContext) => FastifyPluginAsync;
