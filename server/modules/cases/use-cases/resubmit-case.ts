import type { CommandReply } from '../../../../contracts/cases.ts';
import type { Answers } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import { readPackageCode } from '../../packages/index.ts';
import type { Typed } from '../answers.ts';
import type { CasesContext } from '../context.ts';
import { takenInDraft } from '../draft-taken.ts';
import { type UploadRow, uploadsOf } from '../drafts-store.ts';
import type { FileRef } from '../events/refs.ts';
import type { Instead, Settled } from '../materials.ts';
import type { HeldLicence } from '../neighbours.ts';
import { itemOf } from '../papers/of-case.ts';
import { takenIn } from '../queries/case-files.ts';
import { readCase } from '../queries/case-view.ts';
import { type Open, runCommand } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { answersOf, materialsOf } from '../store-read.ts';
import { checkRound, sealRound } from '../submission.ts';
import { markOf } from '../window/mark.ts';
import { type AtWindow, papersIn, signedScans, windowPart } from '../window/signed.ts';
import { begin, type Draft, getDraft, rowOf } from './drafts.ts';
import { deferralsOf } from './later-of.ts';

export type ResubmitInput = {
  caseId: string;
  key: string;
  version?: number;
  /** Over those of the draft and of the round before. */
  answers?: Typed;
  draftId?: string;
  /** On paper, at the window. */
  window?: AtWindow;
};

/** 补正 (art. 32): a new round of answers and materials; the acceptance clock starts anew. */
export async function resubmitCase(
  ctx: CasesContext,
  actor: ApplicantActor,
  input: ResubmitInput,
): Promise<CommandReply> {
  const { caseId, key, version, ...body } = input;
  const { window } = input;
  const request = {
    caseId,
    name: 'resubmit' as const,
    key,
    body,
    ...(version === undefined ? {} : { version }),
  };
  return runCommand(ctx, actor, request, async (open) => {
    const { draft, uploads, item, answers, sourced } = await mended(ctx, actor, open, input);
    const deferrals = deferralsOf(item.definition, sourced);
    const round = sealRound(ctx, caseId, open.state.answers.round + 1, answers, sourced);
    const scans =
      window &&
      signedScans(uploads, window, markOf(ctx, actor, item, { answers, sourced }, caseId), 'resubmit');
    const beside =
      window && scans && windowPart('resubmit', actor, { ...window, signed: scans }, papersIn(round));
    const kept = new Set(scans?.map(({ id }) => id));
    const used = new Set(round.refs.materials.flatMap((material) => material.files.map((file) => file.id)));
    return {
      command: {
        name: 'resubmit',
        body: {
          ...round.refs,
          agent: actor.personId,
          later: { commitment: null, deferrals },
          ...(beside ? { window: beside } : {}),
        },
      },
      rows: {
        answers: [round.answers],
        materials: round.materials,
        files: uploads.filter((upload) => used.has(upload.id) || kept.has(upload.id)),
        draftId: draft?.id ?? null,
      },
    };
  });
}

/** The new round as it would be handed in. Throws what `resubmitCase` would throw of it. */
async function mended(
  ctx: CasesContext,
  actor: ApplicantActor,
  open: Open,
  input: Pick<ResubmitInput, 'caseId' | 'draftId' | 'answers' | 'window'>,
) {
  const item = await itemOf(ctx, open);
  const draft = input.draftId ? await correctionDraft(ctx, actor, input.caseId, input.draftId) : null;
  const uploads = draft ? await uploadsOf(ctx.db, draft.id) : [];
  const applicant = await ctx.neighbours.applicant(actor);
  const typed = { ...(await latestAnswers(ctx, open)), ...draft?.answers, ...input.answers };
  const files = filesAfter(open, uploads);
  const settled = readPackageCode(item.itemCode) ? await settledBefore(ctx, open) : undefined;
  const instead = {
    ...insteadIn(open, input.window ? draft?.papersSeen : undefined),
    taken: new Map([
      ...(await takenIn(ctx, open)),
      ...(input.window && draft ? await takenInDraft(ctx, await rowOf(ctx, actor, draft.id)) : []),
    ]),
  };
  const round = await checkRound(ctx, item, applicant, typed, files, settled, instead);
  return { item, draft, uploads, ...round };
}

/** Whether a correction could be handed in as its draft stands; writes nothing. Throws what `resubmitCase` would. */
export async function checkCorrection(
  ctx: CasesContext,
  actor: ApplicantActor,
  input: { caseId: string; draftId: string },
): Promise<void> {
  await mended(ctx, actor, await readCase(ctx, actor, input.caseId), input);
}

/** What was signed, or seen on paper, stands for its materials until a file is given instead. */
function insteadIn({ state }: Pick<Open, 'state'>, seenNow: readonly string[] = []): Instead {
  const from = (wanted: string) =>
    new Set(state.materials.filter(({ source }) => source === wanted).map(({ id }) => id));
  return { committed: from('commitment'), papers: new Set([...from('paper'), ...seenNow]) };
}

/** Files of a material that was given anew replace the old ones; the old ones stay in the evidence. */
function filesAfter(open: Open, uploads: readonly UploadRow[]): Map<string, FileRef[]> {
  const files = new Map(open.state.materials.map((material) => [material.id, material.files]));
  const fresh = Map.groupBy(uploads, (upload) => upload.materialId);
  for (const [materialId, given] of fresh) {
    files.set(
      materialId,
      given.map(({ id, sm3 }) => ({ id, sm3 })),
    );
  }
  return files;
}

/** Of a part of a joint application: sources stay as its plan settled them. */
async function settledBefore(ctx: CasesContext, { row, state }: Open): Promise<Settled> {
  const rows = await materialsOf(ctx.db, row.divisionCode, row.id, state.answers.round);
  return new Map(
    state.materials.map(({ id, source, files }) => {
      const sealed = rows.find((one) => one.materialId === id)?.licenceSealed;
      const place = places.licence(row.id, state.answers.round, id);
      return [id, { source, files, licence: sealed ? openJson<HeldLicence>(ctx, sealed, place) : null }];
    }),
  );
}

async function latestAnswers(ctx: CasesContext, { row, state }: Open): Promise<Answers> {
  const rounds = await answersOf(ctx.db, row.divisionCode, row.id);
  const latest = rounds.find((one) => one.round === state.answers.round);
  if (!latest) throw new AppError('internal', { reason: 'answers-missing' });
  return openJson<Answers>(ctx, latest.sealed, places.answers(row.id, latest.round));
}

/** The draft in which a case is mended, begun with what was submitted. Throws `not-found`, `not-allowed-now`. */
export async function startCorrection(
  ctx: CasesContext,
  actor: ApplicantActor,
  caseId: string,
): Promise<Draft> {
  const open = await readCase(ctx, actor, caseId);
  if (open.state.state !== 'correction-requested') {
    throw new AppError('not-allowed-now', { command: 'resubmit', state: open.state.state, reason: 'state' });
  }
  const { placeCode, item } = open.state;
  const what = { divisionCode: placeCode, itemCode: item.code, caseId };
  return begin(ctx, actor, what, item.version, await latestAnswers(ctx, open));
}

async function correctionDraft(
  ctx: CasesContext,
  actor: ApplicantActor,
  caseId: string,
  draftId: string,
): Promise<Draft> {
  const draft = await getDraft(ctx, actor, draftId);
  if (draft.caseId !== caseId) throw new AppError('not-found', { reason: 'draft' });
  return draft;
}
