import type { CommitmentText } from '../../../../contracts/commitment.ts';
import type { FieldProblem } from '../../../../contracts/errors.ts';
import type { FormDefinition } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { isUuid } from '../../../platform/uuid.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { answerProblems, settleAnswers } from '../answers.ts';
import { commitmentText } from '../commitment.ts';
import type { CasesContext } from '../context.ts';
import { takenInDraft } from '../draft-taken.ts';
import { type DraftOwner, draftFor, findDraft as findDraftRow } from '../drafts-store.ts';
import type { FileRef } from '../events/refs.ts';
import { missingMaterials, type Sourced, sourceMaterials } from '../materials.ts';
import { type Draft, getDraft, itemOfDraft, rowOf } from '../use-cases/drafts.ts';
import { latestRound } from './case-files.ts';

/** A draft with all that the platform can say of it before it is handed in. */
export type DraftContents = {
  draft: Draft;
  item: ItemVersion;
  /** Of the whole form. */
  problems: FieldProblem[];
  /** Every material that these answers call for, with the source found for it. */
  sourced: Sourced[];
  /** Required materials without a source: `field` is the material's id. */
  missing: FieldProblem[];
  /** What is to be signed with the submission; null: nothing is committed to. */
  commitment: CommitmentText | null;
};

/** Throws `not-found` for another account's draft. */
export async function openDraft(
  ctx: CasesContext,
  actor: ApplicantActor,
  id: string,
  { atWindow = false }: { atWindow?: boolean } = {},
): Promise<DraftContents> {
  const row = await rowOf(ctx, actor, id);
  const [item, draft, applicant] = await Promise.all([
    itemOfDraft(ctx, row),
    getDraft(ctx, actor, id),
    ctx.neighbours.applicant(actor),
  ]);
  const answers = settleAnswers(item.form, draft.answers, applicant);
  const before = row.caseId ? await latestRound(ctx, actor, row.caseId) : null;
  const files = before?.files ?? new Map<string, FileRef[]>();
  for (const [materialId, uploads] of Map.groupBy(draft.uploads, (upload) => upload.materialId)) {
    files.set(
      materialId,
      uploads.map(({ id: file, sm3 }) => ({ id: file, sm3 })),
    );
  }
  const instead = {
    papers: new Set([...(before?.papers ?? []), ...(atWindow ? draft.papersSeen : [])]),
    committed: new Set([...(before?.committed ?? []), ...draft.committed]),
    taken: new Map([...(before?.taken ?? []), ...(atWindow ? await takenInDraft(ctx, row) : [])]),
  };
  const sourced = await sourceMaterials(ctx.neighbours, item.definition, answers, applicant, files, instead);
  const materials = sourced.filter(({ source }) => source === 'commitment').map((one) => one.material.name);
  // What was signed with the application stands; it is not signed again with a correction.
  const commitment = materials.length && !row.caseId ? commitmentText(item.definition, materials) : null;
  const missing = missingMaterials(sourced).map(({ material }) => ({
    field: material.id,
    code: 'material-missing',
    params: { label: material.name },
  }));
  const problems = answerProblems(item.form, answers, localDate(ctx.clock.now()));
  return { draft: { ...draft, answers }, item, problems, sourced, missing, commitment };
}

/** What a draft is for; undefined where it is gone or another's. */
export async function draftItem(
  ctx: CasesContext,
  owner: DraftOwner,
  id: string,
): Promise<{ divisionCode: string; itemCode: string; caseId: string | null } | undefined> {
  return isUuid(id) ? findDraftRow(ctx.db, owner, id) : undefined;
}

/** The form of a draft, for whoever owns it, also where the session has just ended. */
export async function draftForm(ctx: CasesContext, owner: DraftOwner, id: string): Promise<FormDefinition> {
  return (await itemOfDraft(ctx, await rowOf(ctx, owner, id))).form;
}

/** The applicant's unfinished application for an item, if there is one. */
export async function findDraft(
  ctx: CasesContext,
  actor: ApplicantActor,
  divisionCode: string,
  itemCode: string,
): Promise<{ id: string; savedAt: Date } | undefined> {
  const row = await draftFor(ctx.db, actor, { divisionCode, itemCode, caseId: null });
  return row && { id: row.id, savedAt: row.updatedAt };
}
