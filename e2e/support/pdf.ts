import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The words of a PDF by pdftotext; undefined where the machine lacks it. */
export async function pdfText(pdf: Buffer): Promise<string | undefined> {
  const run = promisify(execFile);
  const reading = run('pdftotext', ['-', '-'], { encoding: 'utf8' });
  reading.child.stdin?.end(pdf);
  return reading.then(
    ({ stdout }) => stdout,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
}
