import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import { Problem } from '../../../contracts/errors.ts';
import { SealDetail } from '../../../contracts/seals.ts';
import { ById, sendBytes, staffOf } from '../../platform/http/index.ts';
import type { LicencesContext } from './context.ts';
import { sealDetail, sealImage } from './queries/seal-detail.ts';

const seals = { access: { staff: 'seal.manage' } } as const;
const tags = ['licences'];

/** One seal as its administrator sees it. */
export function sealPageRoutes(ctx: LicencesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/seals/:id',
      {
        config: seals,
        schema: {
          tags,
          summary: 'One seal with its certificates, each act and use, and who may manage it',
          params: ById,
          response: { 200: SealDetail, 401: Problem, 403: Problem, 404: Problem },
        },
      },
      async (request) => sealDetail(ctx, staffOf(request), request.params.id),
    );
    app.get(
      '/api/seals/:id/picture',
      { config: seals, schema: { tags, summary: 'The picture of a seal, PNG', params: ById } },
      async (request, reply) =>
        sendBytes(reply, '印章.png', 'image/png', await sealImage(ctx, staffOf(request), request.params.id)),
    );
  };
}
