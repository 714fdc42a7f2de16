import type { Answers } from '../../../../contracts/forms.ts';
import { fieldsOf } from '../../../../contracts/forms.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { unmask } from '../../identity/index.ts';
import type { CasesContext } from '../context.ts';
import { itemOf } from '../papers/of-case.ts';
import { answerText } from '../queries/answer-views.ts';
import { readCase } from '../queries/case-view.ts';
import { openJson, places } from '../sealing.ts';
import { answersOf } from '../store-read.ts';

/** Of the applicant in the register; all other names are fields of the form. */
const subjectFields = {
  'applicant.idNumber': 'number',
  'applicant.name': 'name',
  'applicant.phone': 'phone',
} as const;

/**
 * The value behind a mask, for an officer with `case.unmask` on this case. The log row is committed before the value
 * leaves (个人信息保护法 51, 54). Throws `not-found`, `forbidden`, `invalid-input` for a reason under four characters.
 */
export async function unmaskAnswer(
  ctx: CasesContext,
  actor: StaffActor,
  caseId: string,
  asked: { field: string; reason: string },
): Promise<string> {
  const open = await readCase(ctx, actor, caseId);
  const { state, row } = open;
  if (open.actor.kind !== 'staff' || !open.actor.permissions.has('case.unmask')) {
    throw new AppError('forbidden', { permission: 'case.unmask' });
  }
  if (asked.field in subjectFields) {
    return unmask(ctx, actor, {
      subjectId: state.subject.id,
      field: subjectFields[asked.field as keyof typeof subjectFields],
      reason: asked.reason,
      place: { divisionCode: state.placeCode, organisationId: state.organisationId },
      caseNumber: state.number,
    });
  }
  const reason = asked.reason.trim();
  if ([...reason].length < 4) {
    throw new AppError('invalid-input', {}, [{ field: 'reason', code: 'reason-too-short', params: {} }]);
  }
  const { form } = await itemOf(ctx, open);
  const field = fieldsOf(form).find((one) => one.name === asked.field && one.personal);
  if (!field) throw new AppError('not-found', { reason: 'field' });
  const latest = (await answersOf(ctx.db, row.divisionCode, caseId)).at(-1);
  if (!latest) throw new AppError('not-found', { reason: 'field' });
  await sql`
    insert into cases.unmasking (division_code, case_id, staff_id, field, reason, at)
    values (${row.divisionCode}, ${caseId}, ${actor.staffId}, ${field.name}, ${reason.slice(0, 200)},
      ${ctx.clock.now()})`.execute(ctx.db);
  const answers = openJson<Answers>(ctx, latest.sealed, places.answers(caseId, latest.round));
  return answerText(field, answers[field.name], 'zh-CN');
}
