import type { FastifyPluginAsync } from 'fastify';
import { errorPageOf, portalRoutes, signInPageOf } from '../portal/index.ts';
import { openRenderer } from '../portal/render.ts';
import { problemOf } from '../ui/problem-words.ts';
import { buildWorkbench } from '../workbench/build.ts';
import { bulletinsRoutes } from './modules/bulletins/index.ts';
import { casesContext, casesRoutes } from './modules/cases/index.ts';
import { catalogueRoutes } from './modules/catalogue/index.ts';
import { authenticate, identityRoutes } from './modules/identity/index.ts';
import { attributionRoutes, indicatorsRoutes } from './modules/indicators/index.ts';
import { jointRoutes } from './modules/joint/index.ts';
import {
  faceLabels,
  type LicencesContext,
  licenceBatchRoutes,
  licencesRoutes,
} from './modules/licences/index.ts';
import { packagesRoutes } from './modules/packages/index.ts';
import { programmesRoutes } from './modules/programmes/index.ts';
import { counterRoutes, ratingsRoutes } from './modules/ratings/index.ts';
import { requestsRoutes } from './modules/requests/index.ts';
import { supervisionRoutes } from './modules/supervision/index.ts';
import { readConfig } from './platform/config.ts';
import type { Context } from './platform/context.ts';
import { sql } from './platform/db/index.ts';
import { type App, buildApp } from './platform/http/index.ts';
import { makeLogger } from './platform/log.ts';
import { isDemonstration } from './platform/marker.ts';
import { noticeRoutes } from './platform/notices/index.ts';
import { workbenchRoutes } from './workbench-routes.ts';

/** The JSON interface: what the OpenAPI description describes. */
export function apiRoutes(ctx: Context, licences: LicencesContext): FastifyPluginAsync[] {
  return [
    identityRoutes(ctx),
    casesRoutes(ctx),
    jointRoutes(ctx),
    catalogueRoutes({ ...ctx, faceLabels }),
    packagesRoutes(ctx),
    ratingsRoutes(ctx),
    programmesRoutes(ctx),
    bulletinsRoutes(ctx),
    counterRoutes(ctx),
    indicatorsRoutes({ ...ctx, cases: casesContext(ctx) }),
    attributionRoutes({ ...ctx, cases: casesContext(ctx) }),
    requestsRoutes(ctx),
    supervisionRoutes({ ...ctx, cases: casesContext(ctx) }),
    noticeRoutes(ctx),
    licencesRoutes(licences),
    licenceBatchRoutes(licences),
  ];
}

/** Portal, workbench and API on one context. */
export async function makeApp(ctx: Context, licences: LicencesContext): Promise<App> {
  const [renderer, workbench, demonstration] = await Promise.all([
    openRenderer(),
    buildWorkbench(),
    isDemonstration(ctx.db),
  ]);
  const portal = { ...ctx, cases: casesContext(ctx), licences, renderer, demonstration };
  return buildApp({
    log: ctx.log,
    authenticate: (token) => authenticate(ctx, token),
    mark: () => ctx.live.mark(),
    ready: async () => {
      await sql`select 1`.execute(ctx.db);
      return true;
    },
    words: problemOf,
    errorPage: errorPageOf(portal),
    signInPage: signInPageOf,
    publicUrl: ctx.config.publicUrl,
    trustProxy: ctx.config.trustProxy,
    routes: [...apiRoutes(ctx, licences), portalRoutes(portal), workbenchRoutes(workbench)],
  });
}

/** The OpenAPI description. Needs no database: the routes are only declared, never called. */
export async function describeApi(): Promise<object> {
  const ctx = { config: readConfig({}) } as Context;
  const app = await buildApp({
    log: makeLogger({ level: 'silent' }),
    authenticate: async () => ({ actor: { kind: 'anonymous' }, csrf: undefined, expired: false }),
    ready: async () => true,
    words: problemOf,
    publicUrl: ctx.config.publicUrl,
    routes: apiRoutes(ctx, ctx as unknown as LicencesContext),
  });
  await app.ready();
  return app.swagger();
}
