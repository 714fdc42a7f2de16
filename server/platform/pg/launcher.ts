import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { repeat } from '../repeat.ts';
import { findBinaries } from './binaries.ts';
import { handOver, reachableBinaries, spawnUnprivileged } from './run-as.ts';

export type EmbeddedServer = {
  /** Connection address of the given database as the owner. */
  url(database?: string): string;
  /** True when this call started the server, false when it found one running. */
  started: boolean;
  /** Stops the server (fast shutdown, waits for its end) unless another process still uses it. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL of `folder` (made on first use) or joins the one already running there,
 * so that the command line and the server can share one folder. First start 0.7–0.9 s, later 0.07 s.
 * `port` 0 takes a free one. It listens on 127.0.0.1 only, with a random password kept beside the data (0600).
 */
export async function startEmbedded(
  folder: string,
  options: { port?: number } = {},
): Promise<EmbeddedServer> {
  const data = join(folder, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(folder, data);
  const password = readFileSync(join(folder, 'password'), 'utf8').trim();
  const address =
    (port: number) =>
    (database = 'postgres') =>
      `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

  const running = runningPort(data);
  if (running && (await answers(address(running)(), 50))) {
    // Perhaps an orphan of a process that was killed: whoever leaves last stops it.
    return { url: address(running), started: false, stop: () => stopServer(data, address(running)()) };
  }
  for (const part of [folder, data]) handOver(part);
  const port = options.port || (await freePort());
  const child = spawnServer(data, port, join(folder, 'postgres.log'));
  let ended = false;
  const end = (): void => {
    ended = true;
  };
  child.on('exit', end);
  child.on('error', end); // no memory for another process, no such file: told below, and fells nobody
  child.unref();
  const deadline = Date.now() + 30_000;
  while (!(await answers(address(port)(), 1))) {
    if (ended || Date.now() > deadline) {
      throw new Error(`内置数据库没能启动。请看 ${join(folder, 'postgres.log')} 的最后几行。`);
    }
    await sleep(15);
  }
  return {
    url: address(port),
    started: true,
    stop: () => stopServer(data, address(port)()),
  };
}

function spawnServer(data: string, port: number, log: string): ChildProcess {
  const { postgres } = reachableBinaries(findBinaries());
  const to = openSync(log, 'a', 0o600);
  try {
    return spawnUnprivileged(
      postgres,
      ['-D', data, '-p', String(port), '-k', '', '-c', 'listen_addresses=127.0.0.1'],
      { stdio: ['ignore', to, to], detached: true, env: { ...process.env, LC_ALL: 'C.UTF-8' } },
    );
  } finally {
    closeSync(to); // the server has its own; one kept with each start would use up the files of this process
  }
}

/**
 * Sees that the server of `folder` runs, and starts it again on the same port where it ended without being asked: killed for
 * want of memory, or by hand. Asked of its pid each `everyMs`; several processes may watch, PostgreSQL's lock lets one start.
 * Where its data are gone (a disk that is not there) no empty database takes their place. A failure that lasts is told once.
 */
export function keepRunning(
  folder: string,
  port: number,
  tell: (again: 'started' | Error) => void,
  everyMs = 1000,
): { stop(): Promise<void> } {
  const data = join(folder, 'data');
  let told: string | undefined;
  const look = async (): Promise<void> => {
    if (!isAlive(Number(pidFile(data)[0]))) {
      if (!existsSync(join(data, 'PG_VERSION'))) throw new Error(`内置数据库的文件夹 ${data} 不见了。`);
      const { started } = await startEmbedded(folder, { port });
      if (started) tell('started');
    }
    told = undefined;
  };
  const failed = (error: Error): void => {
    if (error.message !== told) tell(error);
    told = error.message;
  };
  return repeat(look, { everyMs, failed });
}

function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it runs as somebody else
  }
}

/** Fast shutdown through the pid file; does nothing while other clients are connected, or where it has ended by itself. */
async function stopServer(data: string, url: string): Promise<void> {
  const pid = Number(pidFile(data)[0]);
  if (!isAlive(pid) || (await otherClients(url)) > 0) return;
  process.kill(pid, 'SIGINT');
  for (let n = 0; n < 1000 && existsSync(join(data, 'postmaster.pid')); n++) await sleep(10);
}

async function otherClients(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return rows[0]?.n ?? 0;
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => {});
  }
}

async function initialise(folder: string, data: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  // initdb goes to a side folder and is renamed when whole: a start that was interrupted leaves nothing half made.
  const side = `${data}.new`;
  rmSync(side, { recursive: true, force: true });
  for (const part of [folder, passwordFile]) handOver(part);
  const output: Buffer[] = [];
  const child = spawnUnprivileged(
    reachableBinaries(findBinaries()).initdb,
    [
      '-D',
      side,
      '-U',
      'postgres',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  child.stdout?.on('data', (part: Buffer) => output.push(part));
  child.stderr?.on('data', (part: Buffer) => output.push(part));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`内置数据库初始化失败：\n${Buffer.concat(output).toString()}`);
  renameSync(side, data);
}

/** The port a postmaster wrote into its pid file (line 4), if there is one; it may be stale. */
function runningPort(data: string): number | undefined {
  return Number(pidFile(data)[3]) || undefined;
}

function pidFile(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

async function answers(url: string, tries: number): Promise<boolean> {
  for (let n = 0; n < tries; n++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      await client.end().catch(() => {});
      // 57P03: starting up or shutting down. Anything else: nobody is there.
      if ((error as { code?: string }).code !== '57P03') return false;
      await sleep(50);
    }
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
