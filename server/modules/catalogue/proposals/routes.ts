import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import {
  type ProposalCommand,
  ProposalList,
  ProposalQuery,
  ProposalView,
  proposalBodies,
} from '../../../../contracts/proposals.ts';
import { ById, refusals, staffOf, stepSchema } from '../../../platform/http/index.ts';
import { actOnProposal } from './answer.ts';
import type { ProposalsContext } from './context.ts';
import { listProposals, proposalView } from './views.ts';

const tags = ['catalogue'];
const read = { access: { staff: 'catalogue.read' } } as const;

/** Proposals to change items: lists, one of them, its steps. They are made where figures are read. */
export function proposalRoutes(ctx: ProposalsContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/catalogue/proposals',
      {
        config: read,
        schema: {
          tags,
          summary: 'Proposals about items that the officer edits, and her own, with the counts of all queues',
          querystring: ProposalQuery,
          response: { 200: ProposalList, ...refusals },
        },
      },
      (request) => listProposals(ctx, staffOf(request), request.query),
    );
    app.get(
      '/api/catalogue/proposals/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A proposal with its evidence, steps and actions',
          params: ById,
          response: { 200: ProposalView, ...refusals },
        },
      },
      (request) => proposalView(ctx, staffOf(request), request.params.id),
    );
    for (const name of Object.keys(proposalBodies) as ProposalCommand[]) commandRoute(app, ctx, name);
  };
}

function commandRoute(scope: FastifyInstance, ctx: ProposalsContext, name: ProposalCommand): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    `/api/catalogue/proposals/:id/commands/${name}`,
    {
      config: { access: { staff: name === 'withdraw' ? 'catalogue.read' : 'catalogue.edit' } },
      schema: stepSchema(tags, `${name} a proposal`, proposalBodies[name]),
    },
    (request) => {
      const { version, text } = request.body as { version: number; text: string };
      const key = request.headers['idempotency-key'];
      return actOnProposal(ctx, staffOf(request), request.params.id, {
        command: name,
        text: text.trim(),
        version,
        key,
      });
    },
  );
}
