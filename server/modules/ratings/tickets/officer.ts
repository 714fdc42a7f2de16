import type { StaffActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import { caseParties } from '../../cases/index.ts';
import { allow } from '../../identity/index.ts';
import { jointParties } from '../../joint/index.ts';
import type { RatingsContext } from '../context.ts';
import { serviceParties } from '../counter/store.ts';
import type { TicketActor, TicketPart } from './lifecycle.ts';
import { findTicket, type StoredTicket } from './store.ts';

export type OfficersTicket = {
  head: StoredTicket;
  actor: TicketActor;
  number: string;
};

/** A ticket as this officer may have it: `not-found` outside of her scope. */
export async function ticketFor(ctx: RatingsContext, staff: StaffActor, id: string): Promise<OfficersTicket> {
  const head = await findTicket(ctx.db, id);
  if (!head) throw new AppError('not-found');
  const parts = await partsOf(ctx, staff, head);
  if (parts.size === 0) throw new AppError('not-found');
  const parties =
    head.about === 'case'
      ? ((await caseParties(ctx.db, head.divisionCode, head.caseId)) ??
        (await jointParties(ctx.db, head.divisionCode, head.caseId)))
      : await serviceParties(ctx.db, head.caseId);
  const rated = parties?.officers.includes(staff.staffId) ?? false;
  const actor = { ref: `staff:${staff.staffId}`, parts, rated };
  return { head, actor, number: parties?.number ?? '' };
}

async function partsOf(
  ctx: RatingsContext,
  staff: StaffActor,
  place: { divisionCode: string; organisationId: string },
): Promise<Set<TicketPart>> {
  const parts = new Set<TicketPart>();
  if (await allow(ctx.db, staff, 'rating.handle', place)) parts.add('supervisor');
  if (await allow(ctx.db, staff, 'rating.mend', place)) parts.add('department');
  return parts;
}
