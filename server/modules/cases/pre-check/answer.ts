import { fieldsOf } from '../../../../contracts/forms.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { PreCheckAnswer } from '../../../../contracts/pre-check.ts';
import { AppError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/uuid.ts';
import { allow } from '../../identity/index.ts';
import { staffActor } from '../actor-refs.ts';
import type { CasesContext } from '../context.ts';
import { assertReasons } from '../correction-reasons.ts';
import { actOnPreCheck, actorFor } from './act.ts';
import { findPreCheck, type StoredPreCheck } from './store.ts';

/** A pre-check of what this officer's window receives. Throws `not-found` for any other. */
export async function preCheckFor(ctx: CasesContext, staff: StaffActor, id: string): Promise<StoredPreCheck> {
  const stored = isUuid(id) ? await findPreCheck(ctx.db, id) : undefined;
  if (!stored) throw new AppError('not-found');
  const { divisionCode, organisationId } = stored;
  if (!(await allow(ctx.db, staff, 'case.receive', { divisionCode, organisationId })))
    throw new AppError('not-found');
  return stored;
}

/**
 * «可以提交», or points to mend, in words. Throws `invalid-input` where points and result do not fit or a point is about
 * nothing, and as `actOnPreCheck`.
 */
export async function answerPreCheck(
  ctx: CasesContext,
  staff: StaffActor,
  id: string,
  { version, result, points }: PreCheckAnswer,
  key: string,
): Promise<{ version: number }> {
  const stored = await preCheckFor(ctx, staff, id);
  if ((result === 'mend') !== points.length > 0)
    throw new AppError('invalid-input', {}, [{ field: 'points', code: 'required', params: {} }]);
  const item = await ctx.neighbours.itemVersion(stored.divisionCode, stored.itemCode, stored.itemVersion);
  const fields = new Set(item && fieldsOf(item.form).map(({ name }) => name));
  const materials = new Set(item?.definition.materials?.map((one) => one.id));
  for (const { kind, ref } of points)
    if (!(kind === 'field' ? fields : materials).has(ref))
      throw new AppError('invalid-input', {}, [{ field: 'points', code: 'required-choice', params: {} }]);
  assertReasons(points);
  return actOnPreCheck(ctx, stored, actorFor(stored, 'officer', staffActor(staff.staffId)), {
    command: 'answer',
    body: { result, points: points.length },
    text: points.length
      ? JSON.stringify(points.map(({ kind, ref, say, reason }) => ({ kind, ref, say, reason })))
      : null,
    version,
    key,
  });
}
