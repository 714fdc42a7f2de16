import { barePackage } from '../../../../contracts/bare-packages.ts';
import type { StaffActor, SubjectKind } from '../../../../contracts/identity.ts';
import type { NewDesign } from '../../../../contracts/package-design.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Db, inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { loadDesign, recordAct, writeDraft } from '../design-store.ts';
import { receiversOf } from '../queries/receivers.ts';
import { demandLead, designFor } from './design-access.ts';

/**
 * Begins the draft of a package never seen before, empty or like another one. Throws `package-exists`, `forbidden`
 * where the lead is not the officer's, `not-found` for a package to begin from that she may not read.
 */
export async function beginDesign(
  ctx: { db: Db; clock: Clock },
  by: StaffActor,
  { divisionCode, packageId, name, lead, like }: NewDesign,
): Promise<{ revision: number }> {
  const model = like && (await designFor(ctx.db, by, 'package.read', { divisionCode, packageId: like }));
  const from = model ? (model.draft?.definition ?? model.latest) : null;
  const definition: PackageDefinition = {
    ...(from ?? barePackage({ id: packageId, name, subjectKinds: everybody })),
    id: packageId,
    version: 1,
    code: null,
    name,
    lead,
  };
  const { lead: leadOrganisationId } = await receiversOf(ctx.db, divisionCode, definition);
  await demandLead(ctx.db, by, divisionCode, leadOrganisationId);
  const place = { divisionCode, packageId };
  const at = ctx.clock.now();
  return inTx(ctx.db, async (tx) => {
    const known = await loadDesign(tx, divisionCode, packageId);
    if (known)
      throw new AppError('package-exists', { name: (known.draft?.definition ?? known.latest)?.name ?? '' });
    const row = { ...place, revision: 1, basedOn: null, definition, leadOrganisationId, by, at };
    if (!(await writeDraft(tx, row))) throw new AppError('package-exists', { name });
    await recordAct(tx, place, { act: 'drafted', by, at, revision: 1 });
    return { revision: 1 };
  });
}

/** Everybody may apply for a new package; who may not is taken out by its designer. */
const everybody: SubjectKind[] = ['person', 'enterprise', 'individual-business'];
