import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';

/**
 * PostgreSQL refuses to run as root. As root we start it in a user namespace where this very uid looks
 * like nobody (65534): no user is created and the files stay root's. Containers may refuse namespaces.
 */
function wrapper(): string[] {
  if (process.getuid?.() !== 0) return [];
  const map = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];
  if (spawnSync(map[0] as string, [...map.slice(1), 'true']).status === 0) return map;
  throw new Error(
    '内置数据库不能以 root 身份运行，而这台机器又不允许用户命名空间（unshare）。\n' +
      '请换一个普通用户运行通办，或设置 DATABASE_URL 指向一台 PostgreSQL 18 或更新的服务器。',
  );
}

export function spawnUnprivileged(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const [file, ...rest] = [...wrapper(), command, ...args];
  return spawn(file as string, rest, options);
}
