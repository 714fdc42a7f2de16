import type { CommandReply } from '../../../../contracts/cases.ts';
import type { CommitmentText } from '../../../../contracts/commitment.ts';
import { decidingFields, visiblePages } from '../../../../contracts/form-schema.ts';
import type { FormPage } from '../../../../contracts/forms.ts';
import type { ApplicantActor, StaffActor } from '../../../../contracts/identity.ts';
import type { WindowApplication } from '../../../../contracts/window.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Attended, assertPower, attendedActor, type IdentityContext } from '../../identity/index.ts';
import { commandActor } from '../actor-refs.ts';
import type { Typed } from '../answers.ts';
import type { CasesContext } from '../context.ts';
import { sealTaken } from '../draft-taken.ts';
import { setTaken } from '../drafts-store.ts';
import { caseView, readCase } from '../queries/case-view.ts';
import { type DraftContents, draftItem, findDraft, openDraft } from '../queries/draft-contents.ts';
import { findCommand } from '../store.ts';
import { chooseCommitments, notePapers, saveDraft, startDraft } from '../use-cases/drafts.ts';
import { resubmitCase } from '../use-cases/resubmit-case.ts';
import { submitDraft } from '../use-cases/submit-draft.ts';
import { supplyCase } from '../use-cases/supply-case.ts';
import { assertReceives } from './desk.ts';
import { markOf } from './mark.ts';
import { signedUnder } from './signed.ts';
import { supplyAtWindow } from './supply.ts';

/** The platform's context, with the part that people need. */
export type WindowContext = CasesContext & IdentityContext;

/** Who types, for whom: the attendance, and in whose name. */
export type Sitting = { staff: StaffActor; attendance: string; subjectId: string };

/** Begins an application, or goes on with what the applicant has begun herself. Throws as `startDraft`, `forbidden`. */
export async function beginAtWindow(
  ctx: WindowContext,
  { staff, attendance, subjectId }: Sitting,
  what: { divisionCode: string; itemCode: string },
): Promise<WindowApplication> {
  const { actor } = await attendedActor(ctx, staff, attendance, subjectId);
  if (subjectId !== actor.personId) await assertPower(ctx, actor, subjectId);
  await assertReceives(ctx, staff, what.divisionCode, what.itemCode);
  const before = await findDraft(ctx, actor, what.divisionCode, what.itemCode);
  const { id } = await startDraft(ctx, actor, what);
  return { ...(await viewOf(ctx, actor, id)), begunBefore: before !== undefined };
}

/** The draft's applicant, where this officer may type for her: read anew with each request. */
export async function sittingActor(
  ctx: WindowContext,
  { staff, attendance, subjectId }: Sitting,
  draftId: string,
): Promise<Attended & { contents: DraftContents }> {
  const attended = await attendedActor(ctx, staff, attendance, subjectId);
  const contents = await openDraft(ctx, attended.actor, draftId, { atWindow: true });
  const { divisionCode, itemCode } = contents.draft;
  await assertReceives(ctx, staff, divisionCode, itemCode);
  return { ...attended, contents };
}

export async function applicationAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  draftId: string,
): Promise<WindowApplication> {
  const { actor } = await sittingActor(ctx, sitting, draftId);
  return viewOf(ctx, actor, draftId);
}

/** Changes the draft as its applicant, where this officer may, and shows what it calls for now. */
async function changed(
  ctx: WindowContext,
  sitting: Sitting,
  draftId: string,
  change: (actor: ApplicantActor) => Promise<unknown>,
): Promise<WindowApplication> {
  const { actor } = await sittingActor(ctx, sitting, draftId);
  await change(actor);
  return viewOf(ctx, actor, draftId);
}

/** Keeps what was typed, field by field, and says what these answers call for now. */
export async function typeAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  draftId: string,
  answers: Typed,
): Promise<WindowApplication> {
  return changed(ctx, sitting, draftId, (actor) => saveDraft(ctx, actor, { draftId, answers }));
}

export async function notePapersAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  draftId: string,
  materials: readonly string[],
): Promise<WindowApplication> {
  return changed(ctx, sitting, draftId, (actor) => notePapers(ctx, actor, draftId, materials));
}

/** For which materials she commits herself 告知承诺, by the signature on the print. */
export async function commitAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  draftId: string,
  materials: readonly string[],
): Promise<WindowApplication> {
  return changed(ctx, sitting, draftId, (actor) => chooseCommitments(ctx, actor, draftId, materials));
}

/**
 * The person shows the code of a licence: it stands for a material that has no source yet, bound to its kind or named by
 * the clerk, at this window. Throws as `pullForDraft` of licences.
 */
export async function takeLicenceAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  draftId: string,
  { code, materialId = null }: { code: string; materialId?: string | null },
): Promise<WindowApplication> {
  const { actor, contents } = await sittingActor(ctx, sitting, draftId);
  const { item, sourced } = contents;
  if (await supplyAtWindow(ctx, actor, contents))
    throw new AppError('not-allowed-now', { reason: 'state', command: 'take-licence' });
  const organisation = item.organisationId
    ? await ctx.neighbours.organisation(item.organisationId)
    : undefined;
  if (!organisation) throw new AppError('item-not-open');
  const { personId, subjectId } = actor;
  const taken = await ctx.neighbours.licenceFromCode(
    sitting.staff,
    { code, materialId },
    {
      ...{ itemCode: item.itemCode, itemName: item.definition.name, placeCode: item.divisionCode },
      ...{ organisation: { id: organisation.id, name: organisation.name }, personId, subjectId },
      lacking: sourced
        .filter(({ source }) => ['absent', 'paper', 'commitment'].includes(source))
        .map(({ material: { id, licenceTypeId, licenceFields = [] } }) => ({
          ...{ materialId: id, typeId: licenceTypeId ?? null, fields: licenceFields },
        })),
    },
  );
  await setTaken(ctx.db, draftId, taken.materialId, sealTaken(ctx, draftId, taken.materialId, taken.licence));
  return viewOf(ctx, actor, draftId);
}

/** Takes it away again: a paper comes after all, or the wrong code was read. */
export async function dropLicenceAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  draftId: string,
  materialId: string,
): Promise<WindowApplication> {
  return changed(ctx, sitting, draftId, () => setTaken(ctx.db, draftId, materialId, null));
}

/**
 * The applicant has signed the printed application, correction, or list of what comes later: it is hers, and the clerk's
 * act stands beside it in the evidence. Throws what `submitCase`, `resubmitCase` and `supplyCase` throw, and
 * `not-allowed-now` as `signedScans`.
 */
export async function submitAtWindow(
  ctx: WindowContext,
  { staff, attendance, subjectId }: Sitting,
  draftId: string,
  { mark, paperOn = null, unscanned = false }: { mark: string; paperOn?: string | null; unscanned?: boolean },
): Promise<CommandReply> {
  if (paperOn && paperOn > localDate(ctx.clock.now()))
    throw new AppError('invalid-input', {}, [
      { field: 'paperOn', code: 'too-late', params: { limit: localDate(ctx.clock.now()) } },
    ]);
  const { actor, proof } = await attendedActor(ctx, staff, attendance, subjectId);
  const window = { staffId: staff.staffId, attendance, proof, mark, paperOn, unscanned };
  // A draft that is gone may have been handed in by the press before: that is looked up with the submission.
  const draft = await draftItem(ctx, actor, draftId);
  if (draft) await assertReceives(ctx, staff, draft.divisionCode, draft.itemCode);
  const keys = { resubmit: `resubmit-${draftId}`, supply: `supply-${draftId}` };
  for (const key of draft ? [] : Object.values(keys)) {
    const done = await findCommand(ctx.db, commandActor(actor), key);
    if (done) return done.reply;
  }
  if (!draft?.caseId) return submitDraft(ctx, actor, draftId, '', window);
  const { caseId } = draft;
  const { state } = await readCase(ctx, actor, caseId);
  const mending = state.state === 'correction-requested';
  return mending
    ? resubmitCase(ctx, actor, { caseId, key: keys.resubmit, draftId, window })
    : supplyCase(ctx, actor, { caseId, key: keys.supply, draftId, window });
}

export async function viewOf(
  ctx: WindowContext,
  actor: ApplicantActor,
  id: string,
): Promise<WindowApplication> {
  const contents = await openDraft(ctx, actor, id, { atWindow: true });
  const { draft, item, commitment } = contents;
  const { caseId } = draft;
  const supply = await supplyAtWindow(ctx, actor, contents);
  const { problems, missing, sourced } = supply ? { ...contents, problems: [], missing: [] } : contents;
  const pages = supply ? [] : visiblePages(item.form, draft.answers);
  const whole = problems.length + missing.length === 0;
  const mark = whole ? markOf(ctx, actor, item, { answers: draft.answers, sourced }, caseId) : null;
  return {
    id,
    divisionCode: draft.divisionCode,
    itemCode: draft.itemCode,
    itemName: item.definition.name,
    subjectName: actor.subjectName,
    personName: actor.personName,
    begunBefore: false,
    pages,
    decides: [...decidingFields(item.form)],
    answers: draft.answers,
    choices: await choicesOf(ctx, draft.divisionCode, pages),
    problems,
    missing,
    materials: sourced.map(({ material, need, source, licence }) => ({
      id: material.id,
      name: material.name,
      need,
      source,
      licence: licence && {
        typeName: licence.typeName,
        number: licence.number,
        ...(licence.taken ? { taken: true } : {}),
      },
      paperSeen: draft.papersSeen.includes(material.id),
      mayCommit: material.committable === true && caseId === null,
      due: null,
      files: draft.uploads
        .filter(({ materialId }) => materialId === material.id)
        .map((file) => ({ id: file.id, name: file.name, size: file.size })),
    })),
    mark,
    caseId,
    act: supply ? 'supply' : caseId ? 'resubmit' : 'submit',
    commitment: supply ? null : commitment && shownOf(commitment),
    corrections: caseId && !supply ? await pointsOf(ctx, actor, caseId) : [],
    signed: draft.uploads
      .filter(({ materialId }) => mark !== null && materialId === signedUnder(mark))
      .map((file) => ({ id: file.id, name: file.name, size: file.size })),
    acceptsOnReceipt: item.definition.handling?.acceptOnReceipt ?? false,
    ...(supply ? { mark: supply.mark, materials: supply.materials, signed: supply.signed } : {}),
  };
}

const shownOf = ({ materials, obligations, consequences, basis }: CommitmentText) => ({
  materials,
  obligations,
  consequences,
  basis,
});

/** The points of the correction notice, each with the name of what it is about. */
async function pointsOf(
  ctx: WindowContext,
  actor: ApplicantActor,
  caseId: string,
): Promise<WindowApplication['corrections']> {
  const { corrections, materials, answers } = await caseView(ctx, actor, caseId);
  return corrections.map(({ kind, ref, say }) => ({
    name:
      (kind === 'material'
        ? materials.find((one) => one.id === ref)?.name
        : answers.find((one) => one.name === ref)?.label) ?? ref,
    say,
  }));
}

/** Townships of the division with their villages, for fields that ask for a place. */
async function choicesOf(
  ctx: CasesContext,
  divisionCode: string,
  pages: readonly FormPage[],
): Promise<WindowApplication['choices']> {
  const fields = pages.flatMap((page) => page.fields).filter(({ kind }) => kind === 'division');
  if (!fields.length) return {};
  const places: { value: string; label: string }[] = [];
  for (const town of await ctx.neighbours.children(divisionCode)) {
    places.push({ value: town.code, label: town.name });
    for (const village of await ctx.neighbours.children(town.code))
      places.push({ value: village.code, label: `${town.name} ${village.name}` });
  }
  return Object.fromEntries(fields.map(({ name }) => [name, places]));
}
