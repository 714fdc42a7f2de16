import type { StaffActor } from '../../../../contracts/identity.ts';
import { packageChanges } from '../../../../contracts/package-changes.ts';
import type { PackageState, StateCommand } from '../../../../contracts/package-design.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Db, inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { recordAct, removeDraft, setState } from '../design-store.ts';
import { receiversOf } from '../queries/receivers.ts';
import { knownPackages, writePackageVersions } from '../store.ts';
import { checkDesign } from './check-design.ts';
import { designFor } from './design-access.ts';
import { sm3Of } from './import-packages.ts';
import { stale } from './save-draft.ts';

type Ctx = { db: Db; clock: Clock };
type Place = { divisionCode: string; packageId: string };

/**
 * Makes the draft the next version, in force at once; joint cases that began keep theirs. Throws `package-refused` with
 * each place, `stale-version` where the draft is not the one that was seen, `not-allowed-now` where there is none.
 */
export async function publishDesign(
  ctx: Ctx,
  by: StaffActor,
  place: Place,
  revision: number,
): Promise<{ version: number }> {
  const design = await designFor(ctx.db, by, 'package.edit', place);
  if (!design.draft) throw new AppError('not-allowed-now', { reason: 'no-draft', command: 'publish' });
  if (design.draft.revision !== revision) throw await stale(ctx.db, design, revision);
  const { definition: drafted } = design.draft;
  const { refusals, findings } = await checkDesign(ctx.db, place.divisionCode, drafted);
  if (refusals.length > 0) throw new AppError('package-refused', { findings: refusals });
  const { lead } = await receiversOf(ctx.db, place.divisionCode, drafted);
  const at = ctx.clock.now();
  const version = await inTx(ctx.db, async (tx) => {
    const latest = (await knownPackages(tx, place.divisionCode)).get(place.packageId)?.latestVersion ?? 0;
    if (!(await removeDraft(tx, place, revision))) return undefined;
    const definition = { ...drafted, version: latest + 1 };
    const row = { definition, findings, sm3: sm3Of(definition), leadOrganisationId: lead };
    await writePackageVersions(tx, place.divisionCode, [{ ...row, publish: true, atDesk: true }], at);
    const changes = design.latest ? packageChanges(design.latest, definition) : [];
    await recordAct(tx, place, { act: 'published', by, at, revision, version: latest + 1, changes });
    return latest + 1;
  });
  if (version === undefined) {
    throw await stale(ctx.db, await designFor(ctx.db, by, 'package.edit', place), revision);
  }
  return { version };
}

const after = { suspended: 'suspended', withdrawn: 'withdrawn', resumed: 'published' } as const;
const from: Record<StateCommand['act'], readonly PackageState[]> = {
  suspended: ['published'],
  withdrawn: ['published', 'suspended'],
  resumed: ['suspended', 'withdrawn'],
};

/**
 * Takes a package out of use, for a time or for good, or back into use. New applications end at once; joint cases go
 * on. Throws `stale-version` where its state is not the one that was seen, `not-allowed-now`.
 */
export async function setPackageState(
  ctx: Ctx,
  by: StaffActor,
  packageId: string,
  { divisionCode, act, seen, reason }: StateCommand,
): Promise<{ state: PackageState }> {
  const design = await designFor(ctx.db, by, 'package.edit', { divisionCode, packageId });
  if (!from[act].includes(seen)) throw new AppError('not-allowed-now', { command: act });
  const to = after[act];
  const at = ctx.clock.now();
  const done = await inTx(ctx.db, async (tx) => {
    const change = { from: seen, to, reason: act === 'resumed' ? null : reason, at };
    if (!(await setState(tx, design, change))) return false;
    await recordAct(tx, design, { act, by, at, reason });
    return true;
  });
  if (!done) throw await stale(ctx.db, design, design.draft?.revision ?? 0);
  return { state: to };
}
