import type { StaffActor } from '../../../../contracts/identity.ts';
import { packageChanges } from '../../../../contracts/package-changes.ts';
import type { DraftSave } from '../../../../contracts/package-design.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Db, inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Design, listActs, recordAct, removeDraft, writeDraft } from '../design-store.ts';
import { receiversOf } from '../queries/receivers.ts';
import { demandLead, designFor } from './design-access.ts';

type Ctx = { db: Db; clock: Clock };

/**
 * Keeps what a designer made of the revision she saw; the first save of a published package begins its draft. Throws
 * `stale-version` with what others changed since, `invalid-input` where the id is another one, `forbidden`.
 */
export async function saveDraft(
  ctx: Ctx,
  by: StaffActor,
  packageId: string,
  { divisionCode, revision, definition: given }: DraftSave,
): Promise<{ revision: number }> {
  const design = await designFor(ctx.db, by, 'package.edit', { divisionCode, packageId });
  if (given.id !== packageId) throw new AppError('invalid-input', { reason: 'package-id' });
  const definition = { ...given, version: design.latestVersion + 1 };
  const { lead } = await receiversOf(ctx.db, divisionCode, definition);
  await demandLead(ctx.db, by, divisionCode, lead);
  if ((design.draft?.revision ?? 0) !== revision) throw await stale(ctx.db, design, revision);
  const before = design.draft?.definition ?? design.latest;
  const changes = before ? packageChanges(before, definition) : [];
  const next = revision + 1;
  const at = ctx.clock.now();
  const written = await inTx(ctx.db, async (tx) => {
    const row = { divisionCode, packageId, revision: next, definition, leadOrganisationId: lead, by, at };
    if (!(await writeDraft(tx, { ...row, basedOn: design.latestVersion }))) return false;
    await recordAct(tx, design, {
      act: revision === 0 ? 'drafted' : 'saved',
      by,
      at,
      revision: next,
      changes,
    });
    return true;
  });
  if (!written) throw await stale(ctx.db, await designFor(ctx.db, by, 'package.edit', design), revision);
  return { revision: next };
}

/** The draft is thrown away; what is published stays. Throws `stale-version` where it is not the one that was seen. */
export async function discardDraft(
  ctx: Ctx,
  by: StaffActor,
  place: { divisionCode: string; packageId: string },
  revision: number,
): Promise<void> {
  const design = await designFor(ctx.db, by, 'package.edit', place);
  const at = ctx.clock.now();
  const gone = await inTx(ctx.db, async (tx) => {
    if (!(await removeDraft(tx, design, revision))) return false;
    await recordAct(tx, design, { act: 'discarded', by, at, revision });
    return true;
  });
  if (!gone) throw await stale(ctx.db, design, revision);
}

/** 409 with who did what since that revision, newest last. */
export async function stale(db: Db, design: Design, revision: number): Promise<AppError> {
  const acts = await listActs(db, design);
  const seen = acts.findIndex((one) => one.revision === revision && one.act !== 'published');
  // Where nothing was seen yet: all since the draft began, which is after the last one ended.
  const begun = acts.findIndex(({ act }) => act === 'published' || act === 'discarded');
  const since = acts.slice(0, Math.max(1, seen >= 0 ? seen : begun >= 0 ? begun : acts.length));
  const changes = since.map(({ seq, act, by, at, changes: what }) => ({ seq, act, by, at, what })).reverse();
  return new AppError('stale-version', { revision: design.draft?.revision ?? 0, changes });
}
