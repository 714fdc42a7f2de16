import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Binaries, binariesIn } from './binaries.ts';

/**
 * PostgreSQL refuses to run as root. Not root: plainly. Root: in a user namespace where this very uid looks like nobody
 * (65534): no user is created and the files stay root's. Containers often refuse namespaces; there it runs as nobody
 * itself (`initdb` wants a uid that has a name), with binaries and data in a folder that nobody can reach.
 */
export type RunAs = { wrap: string[]; uid?: number };

const nobody = 65534;
const elsewhere = '/var/lib/tongban';
let chosen: RunAs | undefined;

export function runAs(): RunAs {
  chosen ??= choose();
  return chosen;
}

function choose(): RunAs {
  if (process.getuid?.() !== 0) return { wrap: [] };
  const map = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
  if (spawnSync(map[0] as string, [...map.slice(1), 'true']).status === 0) return { wrap: map };
  if (spawnSync('true', { uid: nobody, gid: nobody }).status === 0) return { wrap: [], uid: nobody };
  throw new Error(
    '内置数据库不能以 root 身份运行，而这台机器既不允许用户命名空间（unshare），也不允许换成 nobody 用户。\n' +
      '请换一个普通用户运行通办，或设置 DATABASE_URL 指向一台 PostgreSQL 18 或更新的服务器。',
  );
}

export function spawnUnprivileged(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const { wrap, uid } = runAs();
  const [file, ...rest] = [...wrap, command, ...args];
  return spawn(file as string, rest, uid === undefined ? options : { ...options, uid, gid: uid, cwd: '/' });
}

/** The folder of the database: `pg` of the data folder, or one outside where nobody cannot get in there. */
export function databaseFolder(dataDir: string, base: string = elsewhere): string {
  const folder = join(dataDir, 'pg');
  const note = join(folder, 'moved-to');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  const { uid } = runAs();
  if (uid === undefined) return folder;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Passing through tells nothing of what is inside; keys and files are 0700 themselves.
  if (!reaches(uid, dataDir) && reaches(uid, dirname(dataDir))) chmodSync(dataDir, 0o711);
  if (reaches(uid, dataDir)) return folder;
  const moved = join(base, `pg-${createHash('sm3').update(dataDir).digest('hex').slice(0, 12)}`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  mkdirSync(moved, { recursive: true, mode: 0o700 });
  writeFileSync(note, `${moved}\n`);
  return moved;
}

/** The binaries where they may be run from: copied (75 MB, once) where nobody cannot get to node_modules. */
export function reachableBinaries(found: Binaries, base: string = elsewhere): Binaries {
  const { uid } = runAs();
  if (uid === undefined || reaches(uid, found.postgres)) return found;
  const { size, mtimeMs } = statSync(found.postgres);
  const copy = join(base, `native-${size}-${Math.floor(mtimeMs)}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    mkdirSync(base, { recursive: true, mode: 0o755 });
    cpSync(found.folder, copy, { recursive: true, verbatimSymlinks: true });
  }
  return binariesIn(copy);
}

/**
 * Gives the tree to whom the server runs as, where it was made while root ran it the other way. Another person's folder
 * is left alone.
 */
export function handOver(path: string): void {
  if (process.getuid?.() !== 0 || !existsSync(path)) return;
  const owner = runAs().uid ?? 0;
  const now = statSync(path).uid;
  if (now === owner || (now !== 0 && now !== nobody)) return;
  chownSync(path, owner, owner);
  if (!statSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(path, entry), owner, owner);
  }
}

function reaches(uid: number, path: string): boolean {
  return spawnSync('test', ['-x', path], { uid, gid: uid, cwd: '/' }).status === 0;
}
