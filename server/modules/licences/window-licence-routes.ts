import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import { RecordedLicence, WindowLicences } from '../../../contracts/recorded-licences.ts';
import { staffOf } from '../../platform/http/index.ts';
import { type Attended, attendedActor, maskIdNumber } from '../identity/index.ts';
import type { LicencesContext } from './context.ts';
import { recordedOf } from './queries/recorded-licences.ts';
import { noteOriginal, recordableTypes } from './use-cases/record-licence.ts';

const tags = ['window'];
const refusals = { 401: Problem, 403: Problem, 404: Problem, 422: Problem };
const config = { access: { staff: 'case.receive' } } as const;
const Here = Type.Object({ attendance: Type.String(), subject: Type.String() });

/** Licences that only a ministry issues: their number is put on record by the officer who saw person and original. */
export function windowLicenceRoutes(ctx: LicencesContext): FastifyPluginAsync {
  const owner = async (request: FastifyRequest): Promise<Attended['actor']> => {
    const { attendance, subject } = request.params as { attendance: string; subject: string };
    return (await attendedActor(ctx, staffOf(request), attendance, subject)).actor;
  };
  const view = async (actor: Attended['actor']): Promise<WindowLicences> => {
    const [types, recorded] = await Promise.all([
      recordableTypes(ctx, actor),
      recordedOf(ctx, actor.subjectId),
    ]);
    return {
      types: types.map(({ id, name, numberRule }) => ({ id, name, numberRule })),
      recorded: recorded.map(({ typeId, typeName, number, issuedOn, validUntil, proof }) => {
        const open = proof === 'stated' || actor.subjectKind !== 'person';
        return {
          typeId,
          typeName,
          number: open ? number : maskIdNumber(number),
          issuedOn,
          validUntil,
          proof,
        };
      }),
    };
  };
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const path = '/api/window/:attendance/:subject/licences';
    app.get(
      path,
      {
        config,
        schema: {
          tags,
          summary: 'Licences on record by number of who stands here, and the types that are recorded so',
          params: Here,
          response: { 200: WindowLicences, ...refusals },
        },
      },
      async (request) => view(await owner(request)),
    );
    app.post(
      path,
      {
        config,
        schema: {
          tags,
          summary:
            'The officer saw the original of a licence that only a ministry issues: its number is on record',
          params: Here,
          body: RecordedLicence,
          response: { 200: WindowLicences, ...refusals },
        },
      },
      async (request) => {
        const actor = await owner(request);
        await noteOriginal(ctx, staffOf(request), actor, request.body);
        return view(actor);
      },
    );
  };
}
