import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import {
  type MatterCommand,
  MatterList,
  MatterQuery,
  MatterView,
  matterBodies,
} from '../../../contracts/supervision.ts';
import { AppError } from '../../platform/errors.ts';
import { ById, localeOf, refusals, staffOf, stepSchema } from '../../platform/http/index.ts';
import type { SupervisionContext } from './context.ts';
import { actOnMatter } from './matters/act.ts';
import { listMatters } from './matters/list.ts';
import { matterFor } from './matters/officer.ts';
import { matterView } from './matters/view.ts';

const tags = ['supervision'];
const read = { access: { staff: 'supervision.read' } } as const;

/** Cards and findings: lists, one of them, its steps. */
export function supervisionRoutes(ctx: SupervisionContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/supervision',
      {
        config: read,
        schema: {
          tags,
          summary:
            'Cards and findings that the officer may see, most urgent first, with the counts of all queues',
          querystring: MatterQuery,
          response: { 200: MatterList, ...refusals },
        },
      },
      (request) => listMatters(ctx, staffOf(request), request.query),
    );
    app.get(
      '/api/supervision/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A card or finding with its evidence, steps and actions',
          params: ById,
          response: { 200: MatterView, ...refusals },
        },
      },
      (request) => matterView(ctx, staffOf(request), request.params.id, localeOf(request)),
    );
    for (const name of Object.keys(matterBodies) as MatterCommand[]) commandRoute(app, ctx, name);
  };
}

/** Who may send each at all; the lifecycle then asks for the very matter. */
const permissionOf = {
  explain: 'supervision.read',
  appeal: 'supervision.read',
  uphold: 'supervision.judge',
  withdraw: 'supervision.judge',
  judge: 'supervision.judge',
} as const;

function commandRoute(scope: FastifyInstance, ctx: SupervisionContext, name: MatterCommand): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    `/api/supervision/:id/commands/${name}`,
    {
      config: { access: { staff: permissionOf[name] } },
      schema: stepSchema(tags, `${name} a card or finding`, matterBodies[name]),
    },
    async (request) => {
      const { stored, actor } = await matterFor(ctx, staffOf(request), request.params.id);
      const { version, text, ...sent } = request.body as { version: number; text: string; outcome?: string };
      const body = name === 'uphold' ? { outcome: outcomeOf(stored.sort, sent.outcome) } : sent;
      const key = request.headers['idempotency-key'];
      const input = { command: name, body: body as never, text: text.trim(), version, key };
      const done = await actOnMatter(ctx, stored, actor, input);
      return { version: done.version, state: done.matter.state };
    },
  );
}

/** A finding that is upheld leads to something; a card is what it is. */
function outcomeOf(sort: string, outcome: string | undefined): string | null {
  if (sort === 'card') return null;
  if (outcome) return outcome;
  throw new AppError('invalid-input', {}, [{ field: 'outcome', code: 'required-choice', params: {} }]);
}
