import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { openTo } from './platform/http/index.ts';

/** The officers' application: its files, and its page for every address of its own (the browser does the rest). */
export function workbenchRoutes(folder: string): FastifyPluginAsync {
  return async (app) => {
    await app.register(async (scope) => serve(scope, folder), { prefix: '/workbench' });
  };
}

async function serve(app: FastifyInstance, folder: string): Promise<void> {
  openTo(app, 'public'); // the program is public, what it shows is not
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Vite names files under assets/ by their content.
      const forever = path.includes('/assets/');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((_request, reply) => reply.sendFile('index.html'));
}
