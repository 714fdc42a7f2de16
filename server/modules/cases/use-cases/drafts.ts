import { randomUUIDv7 } from 'node:crypto';
import { type Answers, fieldsOf } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/uuid.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { readPackageCode } from '../../packages/index.ts';
import { askWhichHeld, onlyHeld } from '../acted-licence.ts';
import { prefilled, type Typed } from '../answers.ts';
import type { CasesContext } from '../context.ts';
import { type Merged, mergeTyped, type Seen } from '../draft-merge.ts';
import {
  type DraftOwner,
  type DraftRow,
  deleteDraft,
  draftFor,
  draftsOf,
  findDraft,
  insertDraft,
  setCommitted,
  setPapersSeen,
  subjectOfDraft,
  updateDraft,
  uploadsOf,
} from '../drafts-store.ts';
import { openItem } from '../opening.ts';
import type { PreCheckOfDraft } from '../pre-check/pre-check.ts';
import { openJson, places, sealJson } from '../sealing.ts';

/** An application that is being filled in, or the mending of a case (`caseId`). */
export type Draft = {
  id: string;
  divisionCode: string;
  itemCode: string;
  caseId: string | null;
  /** Who began it: the applicant, or one who acts for her. */
  accountId: string;
  answers: Answers;
  /** Ids of materials that a commitment 告知承诺 is to stand for. */
  committed: string[];
  /** Ids of materials of which a clerk saw the paper; they count at her window only. */
  papersSeen: string[];
  /** 预审, where it was asked for. */
  preCheck: Pick<PreCheckOfDraft, 'state' | 'result'> | null;
  version: number;
  updatedAt: string;
  uploads: DraftUpload[];
};
export type DraftUpload = {
  id: string;
  materialId: string;
  name: string;
  mediaType: string;
  size: number;
  sm3: string;
  at: string;
};

/**
 * The applicant's draft for an item, begun with what the platform knows where there is none yet. `given`: answers of a
 * guide, which replace those that the draft had of it.
 * Throws `item-not-open`, `not-eligible` (with what to do first).
 */
export async function startDraft(
  ctx: CasesContext,
  actor: ApplicantActor,
  what: { divisionCode: string; itemCode: string },
  given: Answers = {},
): Promise<Draft> {
  const item = await openItem(ctx, actor, what.divisionCode, what.itemCode);
  const existing = await draftFor(ctx.db, actor, { ...what, caseId: null });
  if (existing) return Object.keys(given).length > 0 ? takeOver(ctx, existing, given) : open(ctx, existing);
  const applicant = await ctx.neighbours.applicant(actor);
  const { subjectId } = actor;
  const form = readPackageCode(what.itemCode)
    ? (await ctx.neighbours.packageItem(what.divisionCode, what.itemCode, { values: given, subjectId }))?.form
    : item.form;
  const answers = { ...onlyHeld(item.form), ...given, ...prefilled(form ?? item.form, applicant) };
  return begin(ctx, actor, { ...what, caseId: null }, item.version, answers);
}

/** Answers of the guide win over those the draft had; what was filled in since stays. */
async function takeOver(ctx: CasesContext, row: DraftRow, given: Answers): Promise<Draft> {
  const answers = { ...openJson<Answers>(ctx, row.sealed, places.draft(row.id)), ...given };
  const { sealed } = sealJson(ctx, answers, places.draft(row.id));
  const now = ctx.clock.now();
  if (!(await updateDraft(ctx.db, row.id, row.version, { sealed, writers: row.writers }, now))) {
    throw new AppError('stale-version', { version: row.version, changes: [] });
  }
  return open(ctx, { ...row, sealed, version: row.version + 1, updatedAt: now });
}

export async function begin(
  ctx: CasesContext,
  actor: ApplicantActor,
  what: { divisionCode: string; itemCode: string; caseId: string | null },
  itemVersion: number,
  answers: Answers,
): Promise<Draft> {
  const id = randomUUIDv7();
  const { accountId, subjectId } = actor;
  const { sealed } = sealJson(ctx, answers, places.draft(id));
  const row: DraftRow = {
    id,
    accountId,
    subjectId,
    ...what,
    itemVersion,
    sealed,
    writers: {},
    committed: [],
    papersSeen: [],
    taken: {},
    preCheck: null,
    version: 1,
    updatedAt: ctx.clock.now(),
  };
  if (await insertDraft(ctx.db, row)) return open(ctx, row);
  return open(ctx, (await draftFor(ctx.db, actor, what)) as DraftRow); // another tab made it first
}

/** Throws `not-found` for another account's draft, and where the draft became a case. */
export async function getDraft(ctx: CasesContext, actor: ApplicantActor, id: string): Promise<Draft> {
  return open(ctx, await rowOf(ctx, actor, id));
}

export async function listDrafts(ctx: CasesContext, actor: ApplicantActor): Promise<Draft[]> {
  return Promise.all((await draftsOf(ctx.db, actor)).map((row) => open(ctx, row)));
}

/** What became of the fields of the page that was saved: `kept` and `elsewhere` as in `Merged`. */
export type SavedDraft = { draft: Draft } & Pick<Merged, 'kept' | 'elsewhere'>;

/**
 * `owner` need not be signed in any more: what was typed before a session ended is kept.
 *
 * Saves what was typed, field by field over what is there: a page of the form does not know the others, and a second
 * tab loses nothing (`draft-merge.ts`). Nothing is refused here; what does not fit is said at the form.
 */
export async function saveDraft(
  ctx: CasesContext,
  owner: DraftOwner,
  input: { draftId: string; answers: Typed; seen?: Seen | undefined },
): Promise<SavedDraft> {
  for (;;) {
    const row = await rowOf(ctx, owner, input.draftId);
    const { answers, writers, kept, elsewhere } = await merged(ctx, row, input.answers, input.seen);
    const { sealed } = sealJson(ctx, answers, places.draft(row.id));
    const now = ctx.clock.now();
    if (await updateDraft(ctx.db, row.id, row.version, { sealed, writers }, now)) {
      const draft = await open(ctx, { ...row, sealed, version: row.version + 1, updatedAt: now });
      return { draft, kept, elsewhere };
    }
  }
}

/** For which materials a commitment is to stand; what the item does not list for it is left out. */
export async function chooseCommitments(
  ctx: CasesContext,
  owner: DraftOwner,
  draftId: string,
  materials: readonly string[],
): Promise<void> {
  const row = await rowOf(ctx, owner, draftId);
  const { definition } = await itemOfDraft(ctx, row);
  const listed = (definition.materials ?? []).filter((one) => one.committable).map((one) => one.id);
  await setCommitted(
    ctx.db,
    row.id,
    listed.filter((id) => materials.includes(id)),
  );
}

/** Of which materials a clerk has seen the paper; others than the item's are left out. */
export async function notePapers(
  ctx: CasesContext,
  owner: DraftOwner,
  draftId: string,
  materials: readonly string[],
): Promise<void> {
  const row = await rowOf(ctx, owner, draftId);
  const { definition } = await itemOfDraft(ctx, row);
  const known = (definition.materials ?? []).map((one) => one.id).filter((id) => materials.includes(id));
  await setPapersSeen(ctx.db, row.id, known);
}

export async function discardDraft(ctx: CasesContext, actor: ApplicantActor, id: string): Promise<void> {
  await deleteDraft(ctx.db, (await rowOf(ctx, actor, id)).id);
}

async function merged(
  ctx: CasesContext,
  row: DraftRow,
  typed: Typed,
  seen: Seen | undefined,
): Promise<Merged> {
  const item = await itemOfDraft(ctx, row);
  const answers = openJson<Answers>(ctx, row.sealed, places.draft(row.id));
  return mergeTyped(fieldsOf(item.form), { answers, writers: row.writers }, typed, seen);
}

/** A case is mended on the version it began with; a new application goes by what is published now. */
export async function itemOfDraft(ctx: CasesContext, row: DraftRow): Promise<ItemVersion> {
  const { divisionCode, itemCode, subjectId } = row;
  // What a package asks depends on all that was answered: its form is made anew from the draft.
  const values =
    !row.caseId && readPackageCode(itemCode) && openJson<Answers>(ctx, row.sealed, places.draft(row.id));
  const item = values
    ? await ctx.neighbours.packageItem(divisionCode, itemCode, { values, subjectId })
    : row.caseId
      ? await ctx.neighbours.itemVersion(row.divisionCode, row.itemCode, row.itemVersion)
      : await ctx.neighbours.publishedItem(row.divisionCode, row.itemCode);
  if (!item) throw new AppError('item-not-open');
  const acted = await ctx.neighbours.actedOn(item, subjectId);
  if (!acted) return item;
  const kept = row.caseId ? openJson<Answers>(ctx, row.sealed, places.draft(row.id)) : undefined;
  return askWhichHeld(item, acted, { kept });
}

export async function rowOf(ctx: CasesContext, owner: DraftOwner, id: string): Promise<DraftRow> {
  const row = isUuid(id) ? await findDraft(ctx.db, owner, id) : undefined;
  if (!row) throw await notFound(ctx, owner, id);
  return row;
}

/** One's own, but begun in another name: said, so that she may change over. */
async function notFound(ctx: CasesContext, { accountId }: DraftOwner, id: string): Promise<AppError> {
  const subjectId = isUuid(id) ? await subjectOfDraft(ctx.db, accountId, id) : undefined;
  if (!subjectId) return new AppError('not-found', { reason: 'draft' });
  const ref = `subject:${subjectId}`;
  const subject = (await ctx.neighbours.names([ref])).get(ref) ?? '';
  return new AppError('not-found', { reason: 'other-name', subject, subjectId });
}

async function open(ctx: CasesContext, row: DraftRow): Promise<Draft> {
  const uploads = await uploadsOf(ctx.db, row.id);
  const { id, divisionCode, itemCode, caseId, accountId, committed, papersSeen, preCheck, version } = row;
  return {
    id,
    divisionCode,
    itemCode,
    caseId,
    accountId,
    committed,
    papersSeen,
    preCheck: preCheck && { state: preCheck.state, result: preCheck.result },
    version,
    answers: openJson<Answers>(ctx, row.sealed, places.draft(row.id)),
    updatedAt: row.updatedAt.toISOString(),
    uploads: uploads.map(({ id: file, materialId, nameSealed, mediaType, size, sm3, at }) => ({
      id: file,
      materialId,
      name: ctx.keyring.open(nameSealed, places.fileName(file)),
      mediaType,
      size,
      sm3,
      at: at.toISOString(),
    })),
  };
}
