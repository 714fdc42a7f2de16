/**
 * Adds to package-lock.json the packages of other platforms that npm left out, because the registry it wrote the file
 * from does not hold them. `npm ci` refuses a lock file that lacks one of them.
 *   node bin/tongban-run tools/complete-lock.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './check-lib.ts';

type Locked = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
export type Lock = { packages: Record<string, Locked> };

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** Optional dependencies that some package of the lock file names and the lock file does not hold. */
export function missingOptionals({
  packages,
}: Lock): { path: string; name: string; version: string; dev: boolean }[] {
  return Object.values(packages).flatMap((owner) =>
    Object.entries(owner.optionalDependencies ?? {})
      .filter(([name]) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)))
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version, dev: owner.dev === true })),
  );
}

/** The entry of a package that runs on one platform, which its name tells: `@swc/core-win32-ia32-msvc`. */
export function entryOf({ name, version, dev }: { name: string; version: string; dev: boolean }): Locked {
  const parts = name.split(/[-/.]/);
  const os = systems.filter((system) => parts.includes(system));
  const cpu = processors.filter((one) => parts.includes(one));
  if (!/^\d+\.\d+\.\d+/.test(version) || !(os.length || cpu.length)) {
    throw new Error(`${name}@${version} is not a package of one version for one platform`);
  }
  const libc = parts.some((part) => part.startsWith('musl'))
    ? ['musl']
    : parts.some((part) => part.startsWith('gnu'))
      ? ['glibc']
      : [];
  return {
    version,
    ...(cpu.length ? { cpu } : {}),
    ...(dev ? { dev } : {}),
    ...(os.includes('linux') && libc.length ? { libc } : {}),
    optional: true,
    ...(os.length ? { os } : {}),
  };
}

if (import.meta.main) {
  const lock = JSON.parse(read('package-lock.json')) as Lock;
  const missing = missingOptionals(lock);
  for (const one of missing) lock.packages[one.path] = entryOf(one);
  const [own, ...others] = Object.entries(lock.packages);
  others.sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([own!, ...others]);
  writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} packages of other platforms added`);
}
