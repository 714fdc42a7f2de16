import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { WindowAct } from '../../../../contracts/window.ts';
import { AppError } from '../../../platform/errors.ts';
import type { UploadRow } from '../drafts-store.ts';
import type { FileRef } from '../events/refs.ts';
import type { WindowPart } from '../lifecycle/window.ts';
import type { Round } from '../submission.ts';

/** What a clerk brings along beside the deed of the person before her. */
export type AtWindow = {
  staffId: string;
  attendance: string;
  proof: string;
  /** On the print that was signed; it must be that of what is done. */
  mark: string;
  /** The day on which the papers were handed in, where that was before. */
  paperOn?: string | null;
  /** It could not be scanned; the paper itself is kept. */
  unscanned?: boolean;
};

/** Where scans of the print with this mark are kept among a draft's uploads; those of an earlier print do not count. */
export const signedUnder = (mark: string): string => `~signed ${mark}`;

/**
 * The scans of what was signed. Throws `not-allowed-now`: `print-changed` where something is done that does not stand on
 * the signed print, `signed-missing` where there is neither a scan nor the word that it could not be made.
 */
export function signedScans(
  uploads: readonly Pick<UploadRow, 'id' | 'sm3' | 'materialId'>[],
  { mark, unscanned }: AtWindow,
  markNow: string,
  command: WindowAct,
): FileRef[] {
  if (mark !== markNow) throw new AppError('not-allowed-now', { reason: 'print-changed', command });
  const scans = uploads.filter(({ materialId }) => materialId === signedUnder(mark));
  if (!scans.length && !unscanned)
    throw new AppError('not-allowed-now', { reason: 'signed-missing', command });
  return scans.map(({ id, sm3 }) => ({ id, sm3 }));
}

/** The clerk's part of the act. */
export function windowPart(
  act: WindowAct,
  { personId: person }: Pick<ApplicantActor, 'personId'>,
  { staffId, attendance, proof, mark, paperOn = null, signed }: AtWindow & { signed: FileRef[] },
  papers: string[],
): WindowPart {
  return { act, person, staffId, attendance, proof, mark, paperOn, signed, papers };
}

/** Materials of which the paper was seen. */
export const papersIn = ({ refs }: Pick<Round, 'refs'>): string[] =>
  refs.materials.filter(({ source }) => source === 'paper').map(({ id }) => id);
