/**
 * Why a file was refused (params of the error `upload-refused`: `problem` is the code, `name` the file's name).
 * The sentences are in ui/words under `error.upload-refused.<code>`.
 */
export const fileProblems = {
  'too-large': 'Larger than the limit; `limit` in MB.',
  empty: 'No bytes.',
  'not-allowed': 'A kind of file that is not taken here; `allowed` names those that are.',
  disguised: 'The name says one kind, the content is another; `found` names it.',
  heic: 'A photo in the HEIC format of some phones: to be saved as JPG.',
  encrypted: 'A PDF with a password: nobody could open it here.',
  damaged: 'The content is cut off or not readable.',
  'no-room': 'The server has no room for files at the moment.',
  interrupted: 'The connection was lost before the whole file was here; what came is kept.',
  'wrong-offset': 'A piece that does not go on where the last one ended; `offset` is where to go on.',
} as const;
export type FileProblem = keyof typeof fileProblems;

/** Kinds of files that a material may take; the extensions people know them by. */
export const fileKinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  jpg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  ofd: { mediaType: 'application/ofd', extensions: ['ofd'] },
} as const;
export type FileKind = keyof typeof fileKinds;
export const defaultFileKinds: readonly FileKind[] = ['pdf', 'jpg', 'png', 'ofd'];

export const maxFileMegabytes = 20;
