import { AppError } from '../errors.ts';

/** A full disk, a used-up quota, a disk that only reads: nothing that whoever sends the file could mend. */
const full = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

export const isFull = (error: unknown): boolean => full.has((error as NodeJS.ErrnoException)?.code ?? '');

/** Hears of a full disk: who sends the file is told beside it, who runs the service only by the log. */
export type TellFull = (error: Error) => void;

/** `upload-refused` no-room for a full disk, which `tell` hears of; every other error as it is. */
export function asNoRoom(error: unknown, tell: TellFull): unknown {
  if (!isFull(error)) return error;
  tell(error as Error);
  return new AppError('upload-refused', { problem: 'no-room' });
}
