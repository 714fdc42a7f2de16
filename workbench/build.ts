import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '..');
const sources = ['workbench', 'contracts', 'ui'];
const cache = join(root, '.cache', 'workbench');
const isSource = (path: string) => /\.(tsx?|css|html|svg|json)$/.test(path) && !/\.test\.tsx?$/.test(path);

/** Hash of all that goes into the bundle: our sources and the lock file, which names every version. */
export async function sourceHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of sources) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter(isSource).sort()) {
      hash
        .update(`${folder}/${name.split(sep).join('/')}\0`)
        .update(await readFile(join(root, folder, name)));
    }
  }
  hash.update(await readFile(join(root, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Builds the workbench unless a build of the same sources is there, and returns its folder (index.html, assets/).
 * Builds aside and renames, so that two processes starting together never serve half a build. Throws what Vite throws.
 */
export async function buildWorkbench(): Promise<string> {
  const folder = join(cache, await sourceHash());
  if (existsSync(join(folder, 'index.html'))) return folder;
  const [{ build }, { workbenchConfig }] = await Promise.all([import('vite'), import('./vite.config.ts')]);
  const aside = join(cache, `building-${randomUUID()}`);
  await mkdir(cache, { recursive: true });
  try {
    await build(workbenchConfig(aside));
    await rename(aside, folder).catch((error: unknown) => {
      if (!existsSync(join(folder, 'index.html'))) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  await removeOthers(folder);
  return folder;
}

/** Keeps the newest build only; one being made by another process is left alone. */
async function removeOthers(kept: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (/^[0-9a-f]{16}$/.test(name) && name !== relative(cache, kept)) {
      await rm(join(cache, name), { recursive: true, force: true });
    }
  }
}
