import type { StaffActor } from '../../../../contracts/identity.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { openField, type SealedField } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { demand, type Place } from '../scope.ts';
import { nameOf, type SubjectRow, subjectById } from '../store/subjects.ts';

export type UnmaskRequest = {
  subjectId: string;
  field: SealedField;
  reason: string;
  /** Of the case the subject is part of; the caller answers for both belonging together. */
  place: Place;
  caseNumber: string | null;
};

/**
 * The value behind a mask, for an officer with `case.unmask` at the case's place. The log row is committed before the
 * value leaves (个人信息保护法 51, 54). Throws `forbidden`, `invalid-input` for a reason under four characters, `not-found`.
 */
export async function unmask(ctx: IdentityContext, staff: StaffActor, given: UnmaskRequest): Promise<string> {
  const reason = given.reason.trim();
  refuse([fieldProblem('reason', [...reason].length < 4 ? 'reason-too-short' : null)]);
  await demand(ctx.db, staff, 'case.unmask', given.place);
  const subject = await subjectById(ctx.db, given.subjectId);
  if (!subject) throw new AppError('not-found');
  await sql`insert into identity.unmask_log (staff_id, subject_id, field, case_number, division_code, reason, at)
    values (${staff.staffId}, ${subject.id}, ${given.field}, ${given.caseNumber}, ${given.place.divisionCode},
      ${reason.slice(0, 200)}, ${ctx.clock.now()})`.execute(ctx.db);
  return openValue(ctx, subject, given.field);
}

function openValue(ctx: IdentityContext, subject: SubjectRow, field: SealedField): string {
  if (field === 'name') return nameOf(ctx.keyring, subject);
  const sealed = field === 'number' ? subject.number_sealed : subject.phone_sealed;
  if (!sealed) throw new AppError('not-found');
  return openField(ctx.keyring, subject.id, field, sealed);
}
