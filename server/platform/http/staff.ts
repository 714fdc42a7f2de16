import type { FastifyRequest } from 'fastify';
import type { StaffActor } from '../../../contracts/identity.ts';
import { AppError } from '../errors.ts';

/** The officer behind a request to a route for staff; the gate let nobody else through. */
export function staffOf(request: FastifyRequest): StaffActor {
  const { actor } = request.bearer;
  if (actor.kind !== 'staff') throw new AppError('forbidden');
  return actor;
}
