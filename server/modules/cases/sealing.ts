import { sm3Hex } from '../../platform/crypto/index.ts';
import type { CasesContext } from './context.ts';

/**
 * Where each sealed value lives; the seal is bound to it, so a value moved to another row does not open.
 * Events carry the SM3 of the sealed text: it tells nothing of the content and proves that it was not exchanged.
 */
export const places = {
  answers: (caseId: string, round: number) => `cases.answers:${caseId}:${round}`,
  text: (id: string) => `cases.text:${id}`,
  document: (id: string) => `cases.document:${id}`,
  fileName: (id: string) => `cases.file:${id}`,
  licence: (caseId: string, round: number, materialId: string) =>
    `cases.material:${caseId}:${round}:${materialId}`,
  applicant: (caseId: string) => `cases.applicant:${caseId}`,
  draft: (id: string) => `cases.draft:${id}`,
  draftTaken: (id: string, materialId: string) => `cases.draft-taken:${id}:${materialId}`,
  preCheck: (id: string, round: number) => `cases.pre-check:${id}:${round}`,
  preCheckText: (id: string, seq: number) => `cases.pre-check-text:${id}:${seq}`,
  batch: (id: string) => `cases.batch:${id}`,
  filter: (id: string) => `cases.filter:${id}`,
  exported: (id: string) => `cases.export:${id}`,
  /** Blind indexes. */
  personName: 'cases.person-name',
  query: (number: string) => `cases.query:${number}`,
  command: 'cases.command',
};

type Ring = Pick<CasesContext, 'keyring'>;

/** The name of a stored file, in clear. */
export const fileNameOf = (ctx: Ring, file: { id: string; nameSealed: string }): string =>
  ctx.keyring.open(file.nameSealed, places.fileName(file.id));

export function sealJson(ctx: Ring, value: unknown, place: string): { sealed: string; sm3: string } {
  const sealed = ctx.keyring.seal(JSON.stringify(value), place);
  return { sealed, sm3: sm3Hex(sealed) };
}

export function openJson<T>(ctx: Ring, sealed: string, place: string): T {
  return JSON.parse(ctx.keyring.open(sealed, place)) as T;
}

/** What the progress page asks for beside the number: letters of the last four do not care for case (…002X). */
export function lastFour(idNumber: string): string {
  return idNumber.slice(-4).toUpperCase();
}
