import type { Answers } from '../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../contracts/identity.ts';
import { localDate } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import { answerProblems, settleAnswers, type Typed } from './answers.ts';
import type { CasesContext } from './context.ts';
import type { AnswersRef, FileRef, MaterialRef } from './events/refs.ts';
import {
  type Instead,
  missingMaterials,
  type Settled,
  type Sourced,
  settledMaterials,
  sourceMaterials,
} from './materials.ts';
import type { Applicant } from './neighbours.ts';
import { places, sealJson } from './sealing.ts';
import type { AnswersRow, MaterialRow } from './store.ts';

/** Answers and materials of one round, checked and sealed. */
export type Round = {
  /** As given, before they were sealed. */
  given: Answers;
  answers: AnswersRow;
  materials: MaterialRow[];
  refs: { answers: AnswersRef; materials: MaterialRef[] };
};

/**
 * Checks a round as a whole: every problem of the form at once, then every material that lacks a source.
 * Throws `answers-invalid` with fields, `materials-missing` with ids and names.
 */
export async function checkRound(
  ctx: CasesContext,
  item: ItemVersion,
  applicant: Applicant,
  typed: Typed,
  files: ReadonlyMap<string, FileRef[]>,
  settled?: Settled,
  instead: Instead = {},
): Promise<{ answers: Answers; sourced: Sourced[] }> {
  const answers = settleAnswers(item.form, typed, applicant);
  const problems = answerProblems(item.form, answers, localDate(ctx.clock.now()));
  if (problems.length) throw new AppError('answers-invalid', { count: problems.length }, problems);
  if (settled) return { answers, sourced: settledMaterials(item.definition, settled, files) };
  const sourced = await sourceMaterials(ctx.neighbours, item.definition, answers, applicant, files, instead);
  const missing = missingMaterials(sourced).map(({ material }) => material);
  if (missing.length) {
    throw new AppError(
      'materials-missing',
      { count: missing.length, materials: missing.map(({ id, name }) => ({ id, name })) },
      missing.map(({ id, name }) => ({ field: id, code: 'material-missing', params: { label: name } })),
    );
  }
  return { answers, sourced };
}

export function sealRound(
  ctx: Pick<CasesContext, 'keyring'>,
  caseId: string,
  round: number,
  answers: Answers,
  sourced: readonly Sourced[],
): Round {
  const sealed = sealJson(ctx, answers, places.answers(caseId, round));
  const materials = sourced.map((one) => materialRow(ctx, caseId, round, one));
  return {
    given: answers,
    answers: { round, ...sealed },
    materials,
    refs: {
      answers: { round, sm3: sealed.sm3 },
      materials: sourced.map(({ material, source, files }, index) => ({
        id: material.id,
        source,
        files,
        licence: materials[index]?.licenceSm3 ?? null,
      })),
    },
  };
}

function materialRow(
  ctx: Pick<CasesContext, 'keyring'>,
  caseId: string,
  round: number,
  { material, need, source, files, licence }: Sourced,
): MaterialRow {
  const sealed = licence ? sealJson(ctx, licence, places.licence(caseId, round, material.id)) : null;
  return {
    round,
    materialId: material.id,
    name: material.name,
    required: need === 'required',
    source,
    fileIds: files.map((file) => file.id),
    licenceSealed: sealed?.sealed ?? null,
    licenceSm3: sealed?.sm3 ?? null,
  };
}

/** Level 2 of real-name: the name and number of who signs an application are known to belong together. */
export function demandRealName(actor: ApplicantActor): void {
  if (actor.level < 2) throw new AppError('real-name-level', { level: actor.level, needed: 2 });
}
