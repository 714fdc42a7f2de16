import type { Answers } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import general from '../../../../data/commitment.json' with { type: 'json' };
import type { CasesContext } from '../context.ts';
import { canonical } from '../events/chain.ts';
import type { Sourced } from '../materials.ts';

/**
 * Stands on the printed application: 16 characters that change with every answer and every material, so that what the
 * applicant signed on paper is what is submitted. Keyed, because it stays in the evidence and answers are personal.
 */
export function markOf(
  ctx: Pick<CasesContext, 'keyring'>,
  { subjectId, personId }: Pick<ApplicantActor, 'subjectId' | 'personId'>,
  item: { divisionCode: string; itemCode: string; version: number },
  { answers, sourced }: { answers: Answers; sourced: readonly Sourced[] },
  /** 补正: of which case; a print of the first application never stands for it. */
  caseId: string | null = null,
): string {
  const { divisionCode, itemCode, version } = item;
  const materials = sourced.map(({ material, source, files, licence }) => ({
    id: material.id,
    source,
    files: files.map(({ sm3 }) => sm3),
    // Of several that its holder may show, that which was taken.
    ...(licence?.taken ? { licence: licence.ref ?? licence.number } : {}),
  }));
  // 告知承诺: what the item adds to the text is its version's; the rest has its own.
  const committed = sourced.some(({ source }) => source === 'commitment');
  const about = {
    ...{ subjectId, personId, divisionCode, itemCode, version, answers, materials },
    ...(committed ? { commitment: general.version } : {}),
  };
  return markFor(ctx, caseId ? { ...about, caseId } : about);
}

/** Of a withdrawal: of this case, as it stands. */
export function withdrawMarkOf(
  ctx: Pick<CasesContext, 'keyring'>,
  { subjectId, personId }: Pick<ApplicantActor, 'subjectId' | 'personId'>,
  { caseId, version }: { caseId: string; version: number },
): string {
  return markFor(ctx, { act: 'withdraw', subjectId, personId, caseId, version });
}

/** Of what comes later: of this case, and just these files and papers. */
export function supplyMarkOf(
  ctx: Pick<CasesContext, 'keyring'>,
  { subjectId, personId }: Pick<ApplicantActor, 'subjectId' | 'personId'>,
  caseId: string,
  given: readonly { id: string; files: readonly { sm3: string }[] }[],
): string {
  const materials = given.map(({ id, files }) => ({ id, files: files.map(({ sm3 }) => sm3) }));
  return markFor(ctx, { act: 'supply', subjectId, personId, caseId, materials });
}

function markFor({ keyring }: Pick<CasesContext, 'keyring'>, about: object): string {
  return keyring.blind(canonical(about), 'cases.window-mark').slice(0, 16).toUpperCase();
}
