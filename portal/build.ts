import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, '.cache', 'portal');

export type Built = {
  /** Folder with `pages.mjs`, the server's bundle of page views. */
  folder: string;
  /** Logical name → file name with the hash of its content: `base.css` → `base-4f2c….css`, `upload.js` → … */
  assets: Record<string, string>;
};

/**
 * Compiles the portal's views (Node does not run .tsx), its small browser scripts and its style sheet. Kept by the
 * hash of everything they are made from: about 0.5 s the first time, a few milliseconds afterwards.
 */
export async function buildPortal(): Promise<Built> {
  const key = hashOfSources();
  const folder = join(cache, key);
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) {
    const side = join(cache, `.${key}-${process.pid}`);
    await compile(side);
    rmSync(folder, { recursive: true, force: true });
    // Another process may have finished meanwhile; its result is the same.
    try {
      renameSync(side, folder);
    } catch {
      rmSync(side, { recursive: true, force: true });
    }
  }
  return { folder, assets: JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string> };
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(
    [
      'portal/pages/**/*',
      'portal/islands/**/*',
      'ui/**/*',
      'contracts/**/*',
      'portal/build.ts',
      'package-lock.json',
    ],
    { cwd: root },
  );
  for (const file of files.filter((name) => /\.(tsx?|css|json)$/.test(name)).sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function compile(folder: string): Promise<void> {
  const { build } = await import('esbuild'); // only where something has to be compiled
  mkdirSync(join(folder, 'assets'), { recursive: true });
  await build({
    entryPoints: [join(root, 'portal/pages/index.tsx')],
    bundle: true,
    outfile: join(folder, 'pages.mjs'),
    format: 'esm',
    platform: 'node',
    target: 'node26',
    jsx: 'automatic',
    packages: 'external',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const islands = globSync(join(root, 'portal/islands/*.ts')).filter((file) => !file.endsWith('.test.ts'));
  const browser = await build({
    entryPoints: [...islands, join(root, 'ui/styles/base.css')],
    bundle: true,
    minify: true,
    outdir: join(folder, 'assets'),
    entryNames: '[name]-[hash]',
    format: 'esm',
    // Phones of 2017 and later; older ones get the page without its scripts.
    target: ['chrome61', 'safari11', 'firefox60'],
    // Safari before 14.1 has it, with a fault in one rare form that esbuild refuses the whole of; ours is the plain form.
    supported: { destructuring: true },
    metafile: true,
    logLevel: 'error',
  });
  const assets: Record<string, string> = {};
  for (const [output, { entryPoint }] of Object.entries(browser.metafile.outputs)) {
    if (entryPoint) assets[basename(entryPoint).replace(/\.ts$/, '.js')] = basename(output);
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(assets));
}
