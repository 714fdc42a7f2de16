import { AppError } from '../errors.ts';

/** A full disk, a used-up quota, a disk that only reads: nothing that whoever sends the file could mend. */
const full = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

export const isFull = (error: unknown): boolean => full.has((error as NodeJS.ErrnoException)?.code ?? '');

/** `upload-refused` no-room for a full disk; every other error as it is. */
export const asNoRoom = (error: unknown): unknown =>
  isFull(error) ? new AppError('upload-refused', { problem: 'no-room' }) : error;
