import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** What a check found: `problems` one line each (none: passed), `said` a short measure of what was looked at. */
export type Outcome = { problems: string[]; said: string };
export type Check = () => Promise<Outcome>;

/** Paths, relative to the root, of all files that git knows or would take: tracked, or new and not ignored. */
export function ourFiles(pattern: RegExp): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  const deleted = new Set(
    execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root }).toString().split('\0'),
  );
  return list
    .toString()
    .split('\0')
    .filter((path) => path && !deleted.has(path) && pattern.test(path));
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Runs a command and gives its output as problems when it ends with another code than 0. */
export function command(file: string, args: string[], said = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(file, args, { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const text = `${stdout}${stderr}`.trim();
      if (!error) resolve({ problems: [], said });
      else resolve({ problems: text ? text.split('\n') : [error.message], said });
    });
  });
}

/** Runs a script of the repository or of node_modules on the Node that runs the checks. */
export function script(path: string, ...args: string[]): Promise<Outcome> {
  return command(process.execPath, [join(root, path), ...args]);
}
