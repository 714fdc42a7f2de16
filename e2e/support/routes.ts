import fastify, { type RouteOptions } from 'fastify';
import { portalRoutes } from '../../portal/index.ts';
import { openRenderer } from '../../portal/render.ts';
import { casesContext } from '../../server/modules/cases/index.ts';
import type { Site } from './site.ts';

/** `open`: anybody may see it. */
export type PortalPage = { path: string; open: boolean };

/** Every address of the portal that answers a GET, as the portal itself declares them. */
export async function portalPages({ server: { ctx, licences } }: Site): Promise<PortalPage[]> {
  const renderer = await openRenderer();
  const app = fastify({ routerOptions: { maxParamLength: 2000 } });
  const declared: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void declared.push(route));
  await app.register(
    portalRoutes({ ...ctx, cases: casesContext(ctx), licences, renderer, demonstration: true }),
  );
  await app.ready();
  await app.close();
  return declared
    .filter(({ method }) => [method].flat().includes('GET'))
    .map(({ url, config }) => ({ path: url, open: config?.access === 'public' }));
}
