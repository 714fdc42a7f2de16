import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Config } from './platform/config.ts';

/** Looks at what makes most starts fail before anything is begun. Throws a sentence that says what to do. */
export async function assertStartable(config: Config): Promise<void> {
  assertWritable(config.dataDir);
  if (config.roles.includes('web') && config.port) await assertFree(config);
}

function assertWritable(folder: string): void {
  const probe = join(folder, `.write-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const why = causes[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;
    throw new Error(
      `数据文件夹 ${folder} 不能写：${why}。请改它的权限或腾出空间，或用 TONGBAN_DATA 指定另一个文件夹再启动。`,
      { cause: error },
    );
  }
}

const causes: Record<string, string> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘满了',
  ENOTDIR: '路径中间有一个不是文件夹',
  EEXIST: '那里已经有一个同名的文件',
};

async function assertFree({ port, host }: Config): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw explained(error, { port, host, databaseUrl: undefined });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

/** The same failure as a sentence where it is one of those that whoever starts it can mend. */
export function explained(
  error: unknown,
  { port, host, databaseUrl }: Pick<Config, 'port' | 'host' | 'databaseUrl'>,
): Error {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  const say = (text: string) => new Error(text, { cause: error });
  if (syscall === 'listen' || syscall === 'bind' || code === 'EADDRINUSE') {
    if (code === 'EADDRINUSE')
      return say(
        `端口 ${port} 已被别的程序占用（也许通办已经在运行）。请先停掉它，或换一个端口，例如 PORT=${port + 1} npm start。`,
      );
    if (code === 'EACCES')
      return say(`没有权限使用端口 ${port}。请换一个大于 1023 的端口，例如 PORT=8080 npm start。`);
    return say(`不能在 ${host} 的端口 ${port} 上监听：${message}。请检查 HOST 和 PORT。`);
  }
  if (databaseUrl && code && code in unreachable) {
    return say(
      `连不上 DATABASE_URL 指定的数据库（${placeOf(databaseUrl)}）：${unreachable[code]}。请确认它在运行、地址和账号正确，再启动。`,
    );
  }
  return error as Error;
}

/** Of Node and of PostgreSQL (SQLSTATE). */
const unreachable: Record<string, string> = {
  ECONNREFUSED: '没有程序在那里应答',
  ENOTFOUND: '找不到这个主机名',
  EAI_AGAIN: '找不到这个主机名',
  ETIMEDOUT: '连接超时',
  EHOSTUNREACH: '网络不通',
  ECONNRESET: '连接被断开',
  '28P01': '账号或密码不对',
  '28000': '账号不被允许',
  '3D000': '没有这个数据库',
  '42501': '这个账号的权限不够',
  '57P03': '数据库还在启动或正在关闭',
};

/** Never the password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return '地址写法不对';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
