import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import { NewStaff, NewStaffId, StaffChange, StaffId, StaffList } from '../../../contracts/staff.ts';
import { localDate } from '../../platform/clock.ts';
import { staffOf } from '../../platform/http/index.ts';
import type { IdentityContext } from './context.ts';
import { listStaff } from './queries/list-staff.ts';
import { placesInScope } from './queries/places-in-scope.ts';
import { scopeOf } from './scope.ts';
import { addStaff, setActive, setGrants, setNewPassword } from './use-cases/manage-staff.ts';
import { planAbsence, setSubstitute } from './use-cases/plan-absence.ts';

const tags = ['identity'];
const refusals = { 401: Problem, 403: Problem, 422: Problem };

/** Officers and their rights, for the administrators of a division. */
export const staffRoutes =
  (ctx: IdentityContext) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const config = { access: { staff: 'staff.manage' } } as const;

    app.get(
      '/api/staff',
      {
        config,
        schema: {
          tags,
          summary: 'Officers within the administrator’s scope, and where rights may be given',
          response: { 200: StaffList, ...refusals },
        },
      },
      async (request) => {
        const managed = scopeOf(staffOf(request).grants, 'staff.manage');
        const [staff, places] = await Promise.all([
          listStaff(ctx.db, managed, localDate(ctx.clock.now())),
          placesInScope(ctx.db, managed),
        ]);
        return { staff, places };
      },
    );

    app.post(
      '/api/staff',
      {
        config,
        schema: {
          tags,
          summary: 'Add an officer with rights',
          body: NewStaff,
          response: { 201: NewStaffId, ...refusals, 409: Problem },
        },
      },
      async (request, reply) => {
        const id = await addStaff(ctx, staffOf(request), request.body);
        return reply.code(201).send({ id });
      },
    );

    app.patch(
      '/api/staff/:staffId',
      {
        config,
        schema: {
          tags,
          summary:
            'Stop an officer’s account or let it in again, replace the rights, set a new password, name the substitute, enter an absence',
          params: StaffId,
          body: StaffChange,
          response: { 204: Type.Null(), ...refusals, 404: Problem },
        },
      },
      async (request, reply) => {
        const by = staffOf(request);
        const { staffId } = request.params;
        const { active, grants, password, substituteId, absence } = request.body;
        if (active !== undefined) await setActive(ctx, by, staffId, active);
        if (grants !== undefined) await setGrants(ctx, by, staffId, grants);
        if (password !== undefined) await setNewPassword(ctx, by, staffId, password);
        if (substituteId !== undefined) await setSubstitute(ctx, by, staffId, substituteId);
        if (absence !== undefined) await planAbsence(ctx, by, staffId, absence);
        return reply.code(204).send(null);
      },
    );
  };
