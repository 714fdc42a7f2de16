import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { allow, demand } from '../../identity/index.ts';
import { type Design, loadDesign } from '../design-store.ts';

/** The package where the officer may do this with it; `not-found` where she may not even know of it. */
export async function designFor(
  db: Executor,
  by: StaffActor,
  permission: 'package.read' | 'package.edit',
  place: { divisionCode: string; packageId: string },
): Promise<Design> {
  const design = await loadDesign(db, place.divisionCode, place.packageId);
  if (!design || !(await covers(db, by, 'package.read', design))) throw new AppError('not-found');
  if (permission === 'package.edit' && !(await covers(db, by, permission, design))) {
    throw new AppError('forbidden', { permission });
  }
  return design;
}

/** Whether the officer's grants cover every organisation that leads it now or by its draft. */
export async function covers(
  db: Executor,
  by: StaffActor,
  permission: 'package.read' | 'package.edit',
  { divisionCode, leads }: Pick<Design, 'divisionCode' | 'leads'>,
): Promise<boolean> {
  const each = leads.map((organisationId) => allow(db, by, permission, { divisionCode, organisationId }));
  return (await Promise.all(each)).every(Boolean);
}

/** Throws `forbidden` where packages led by this organisation are not hers to design. */
export const demandLead = (
  db: Executor,
  by: StaffActor,
  divisionCode: string,
  organisationId: string | null,
): Promise<void> => demand(db, by, 'package.edit', { divisionCode, organisationId });
