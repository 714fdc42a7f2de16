import type { StaffActor } from '../../../../contracts/identity.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { requestFor } from '../access.ts';
import type { RequestsContext } from '../context.ts';
import { type Contact, openContact } from '../sealing.ts';

/**
 * The name and phone behind their masks, for the desk and the department that answers. The record of who looked and why
 * is committed before they leave. Throws `forbidden`, `invalid-input` for a reason under four characters, `not-found`.
 */
export async function showContact(
  ctx: RequestsContext,
  staff: StaffActor,
  id: string,
  given: string,
): Promise<Contact> {
  const reason = given.trim();
  if ([...reason].length < 4) {
    throw new AppError('invalid-input', {}, [{ field: 'reason', code: 'reason-too-short', params: {} }]);
  }
  const { stored, actor } = await requestFor(ctx, staff, id);
  if (!actor.parts.has('desk') && !actor.parts.has('department')) throw new AppError('forbidden');
  if (!stored.contactSealed) throw new AppError('not-found');
  await sql`insert into requests.contact_view (request_id, staff_id, reason, at)
    values (${id}, ${staff.staffId}, ${reason.slice(0, 200)}, ${ctx.clock.now()})`.execute(ctx.db);
  return openContact(ctx.keyring, id, stored.contactSealed);
}
