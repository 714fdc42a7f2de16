import type { FastifyRequest } from 'fastify';
import type { ApplicantActor } from '../contracts/identity.ts';
import { subjectOfCase } from '../server/modules/cases/index.ts';
import { listRepresented } from '../server/modules/identity/index.ts';
import { subjectOfJoint } from '../server/modules/joint/index.ts';
import { AppError } from '../server/platform/errors.ts';
import { isUuid } from '../server/platform/uuid.ts';
import type { PortalContext } from './context.ts';

/**
 * A link of a short message opens for whoever follows it, whatever name she acts in at the moment: what belongs to another name
 * of hers is said to be its, so that she changes over. Any other refusal stays as it is.
 */
export async function inOtherName(
  ctx: PortalContext,
  request: FastifyRequest,
  error: unknown,
): Promise<unknown> {
  const actor = request.bearer?.actor;
  if (!(error instanceof AppError) || error.code !== 'not-found' || actor?.kind !== 'applicant') return error;
  if (error.params.reason === 'other-name') {
    const name = await nameOfHers(ctx, actor, String(error.params.subjectId));
    return name ? error : new AppError('not-found', { ...error.params, subjectId: null });
  }
  const subjectId = await subjectOf(ctx, request);
  if (!subjectId || subjectId === actor.subjectId) return error;
  const subject = await nameOfHers(ctx, actor, subjectId);
  return subject ? new AppError('not-found', { reason: 'other-name-case', subject, subjectId }) : error;
}

async function subjectOf(ctx: PortalContext, request: FastifyRequest): Promise<string | undefined> {
  const [, kind, id = ''] = /^\/(cases|joint)\/([^/?]+)/.exec(request.url) ?? [];
  if (!isUuid(id)) return undefined;
  return kind === 'cases' ? subjectOfCase(ctx.db, id) : subjectOfJoint(ctx.db, id);
}

async function nameOfHers(
  ctx: PortalContext,
  actor: ApplicantActor,
  subjectId: string,
): Promise<string | undefined> {
  if (subjectId === actor.personId) return actor.personName;
  const others = await listRepresented(ctx, actor);
  return others.find((one) => one.subjectId === subjectId)?.name;
}
