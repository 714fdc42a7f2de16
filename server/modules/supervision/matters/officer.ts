import type { StaffActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import { allow } from '../../identity/index.ts';
import type { SupervisionContext } from '../context.ts';
import type { MatterActor, MatterPart } from './lifecycle.ts';
import { findMatter, type StoredMatter } from './store.ts';

export type Reached = { stored: StoredMatter; actor: MatterActor };

/** A matter as this officer may have it; `not-found` where it is neither hers, nor her unit's, nor hers to supervise. */
export async function matterFor(ctx: SupervisionContext, staff: StaffActor, id: string): Promise<Reached> {
  const stored = await findMatter(ctx.db, id);
  if (!stored) throw new AppError('not-found');
  const { divisionCode, organisationId, officerId } = stored;
  const place = { divisionCode, organisationId };
  const [judge, head] = await Promise.all([
    allow(ctx.db, staff, 'supervision.judge', place),
    allow(ctx.db, staff, 'supervision.unit', place),
  ]);
  const own = officerId === staff.staffId || (officerId === null && head);
  if (!own && !judge && !head) throw new AppError('not-found');
  const parts = new Set<MatterPart>();
  if (own) parts.add('concerned');
  if (judge) parts.add('judge');
  const now = ctx.clock.now();
  return { stored, actor: { ref: `staff:${staff.staffId}`, parts, own, now, dueAt: stored.dueAt } };
}

export const clockActor = (now: Date, dueAt: Date | null): MatterActor => ({
  ref: 'system:clock',
  parts: new Set(['clock']),
  own: false,
  now,
  dueAt,
});
