import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import { GuardianSearch, GuardianshipList, NewGuardianship } from '../../../contracts/guardians.ts';
import { ResetCode, ResetCodeRequest, VerifyPerson } from '../../../contracts/staff.ts';
import { staffOf } from '../../platform/http/index.ts';
import type { IdentityContext } from './context.ts';
import { endGuardianship, guardianshipsAtWindow, registerGuardian } from './use-cases/guardianship.ts';
import { issueResetCode } from './use-cases/issue-reset-code.ts';
import { raiseRealNameLevel } from './use-cases/raise-real-name-level.ts';

const refusals = { 401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem };
/**
 * Each officer, not each address: a hall shares one. A six-digit code lives at most 20 minutes, so an officer who
 * guesses has 200 tries at a million.
 */
const rateLimit = {
  max: 10,
  timeWindow: '1 minute',
  keyGenerator: (request: FastifyRequest) => staffOf(request).staffId,
};

/** What a clerk does for a person at the window: check who they are, help with a forgotten password. */
export const peopleRoutes =
  (ctx: IdentityContext) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const config = { access: { staff: 'identity.verify-person' }, rateLimit } as const;

    app.post(
      '/api/people/verify',
      {
        config,
        schema: {
          tags: ['identity'],
          summary: 'Raise a person’s account to level 3: card and person were seen, the code is theirs',
          body: VerifyPerson,
          response: { 204: Type.Null(), ...refusals },
        },
      },
      async (request, reply) => {
        await raiseRealNameLevel(ctx, staffOf(request), request.body);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/api/people/guardianships',
      {
        config,
        schema: {
          tags: ['identity'],
          summary: 'Note who is guardian of whom (民法典 27, 28): guardian, card and record were seen',
          body: NewGuardianship,
          response: { 201: Type.Object({ id: Type.String() }), ...refusals },
        },
      },
      async (request, reply) =>
        reply.code(201).send({ id: await registerGuardian(ctx, staffOf(request), request.body) }),
    );

    app.post(
      '/api/people/guardianships/search',
      {
        config,
        schema: {
          tags: ['identity'],
          summary: 'Whose guardian the holder of this card is',
          body: GuardianSearch,
          response: { 200: GuardianshipList, ...refusals },
        },
      },
      async (request) => ({
        guardianships: await guardianshipsAtWindow(ctx, staffOf(request), request.body.guardianIdNumber),
      }),
    );

    app.post(
      '/api/people/guardianships/:id/end',
      {
        config,
        schema: {
          tags: ['identity'],
          summary: 'A guardianship ends at once',
          params: Type.Object({ id: Type.String() }),
          response: { 204: Type.Null(), ...refusals },
        },
      },
      async (request, reply) => {
        await endGuardianship(ctx, staffOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/api/people/reset-code',
      {
        config,
        schema: {
          tags: ['identity'],
          summary: 'A code with which the holder of this card sets a new password',
          body: ResetCodeRequest,
          response: { 200: ResetCode, ...refusals },
        },
      },
      async (request) => ({ code: await issueResetCode(ctx, staffOf(request), request.body) }),
    );
  };
