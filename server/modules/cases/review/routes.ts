import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import { CommandReply } from '../../../../contracts/cases.ts';
import { Problem } from '../../../../contracts/errors.ts';
import { StepParties } from '../../../../contracts/review-views.ts';
import { type OfficerStepCommand, stepBodies } from '../../../../contracts/step-commands.ts';
import { Keyed, refusals, staffOf } from '../../../platform/http/index.ts';
import type { CasesContext } from '../context.ts';
import { readCase } from '../queries/case-view.ts';
import { actOnStep, type StepInput } from './commands.ts';
import { officersFor, organisationsAround } from './parties.ts';

const summaries: Record<OfficerStepCommand, string> = {
  'give-opinion': 'Give the opinion of a seat of a step; as delegate, prepare it',
  'add-reviewer': 'Add a reviewer to a step 加签',
  'drop-reviewer': 'Drop a reviewer who was added and has not spoken 减签',
  'pass-on': 'Pass a seat on to another officer 转办',
  delegate: 'Let another officer prepare the opinion that one signs 委派',
  'return-to-step': 'Return the route to an earlier step 驳回; what followed becomes void and is kept',
  'copy-step': 'Send a copy of a step 抄送',
  'urge-step': 'Urge who is asked in a step 催办',
  consult: 'Ask for an opinion beside the step 征求意见',
  'issue-link': 'Make the link by which a body outside answers; the one before is void',
  'close-unanswered': 'Go on without an answer that did not come in time',
};

const Id = Type.Object({ id: Type.String() });
const tags = ['cases'];

/** Acts on the steps of a route; who may do which is settled by the steps of the very case. */
export function stepRoutes(ctx: CasesContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    app.get(
      '/api/cases/:id/parties',
      {
        config: { access: { staff: 'case.read' } },
        schema: {
          tags,
          summary: 'Officers and organisations to whom a step may be given, or who may be asked',
          params: Id,
          querystring: Type.Object({
            step: Type.Optional(Type.String({ maxLength: 30 })),
            seat: Type.Optional(Type.String({ maxLength: 60 })),
          }),
          response: { 200: StepParties, ...refusals },
        },
      },
      async (request) => {
        const { state } = await readCase(ctx, staffOf(request), request.params.id);
        const { route, placeCode } = state;
        if (!route) return { officers: [], organisations: [] };
        const [officers, organisations] = await Promise.all([
          officersFor(ctx, placeCode, route, request.query),
          organisationsAround(ctx, placeCode),
        ]);
        return {
          officers: officers.map(({ staffId: id, name, title }) => ({ id, name, title })),
          organisations,
        };
      },
    );
    for (const name of Object.keys(stepBodies) as OfficerStepCommand[]) {
      await app.register(stepCommand(ctx, name));
    }
  };
}

function stepCommand<C extends OfficerStepCommand>(ctx: CasesContext, name: C): FastifyPluginAsync {
  return async (scope) => {
    scope.post<{ Params: { id: string }; Headers: { 'idempotency-key': string }; Body: unknown }>(
      `/api/cases/:id/commands/${name}`,
      {
        config: { access: { staff: 'case.read' } },
        schema: {
          tags,
          summary: summaries[name],
          params: Id,
          headers: Keyed,
          body: stepBodies[name],
          response: { 200: CommandReply, 409: Problem, 422: Problem, ...refusals },
        },
      },
      async (request) => {
        const { id: caseId } = request.params;
        const body = request.body as StepInput<C>['body']; // the schema of this very command has passed
        return actOnStep(ctx, staffOf(request), name, {
          caseId,
          key: request.headers['idempotency-key'],
          body,
        });
      },
    );
  };
}
