import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from './main.ts';
import { type Config, readConfig } from './platform/config.ts';
import { sql } from './platform/db/index.ts';
import { makeLogger } from './platform/log.ts';
import { createEmptyDatabase, createTestDb, testFolder } from './platform/testing/db.ts';

const root = dirname(import.meta.dirname);
const log = makeLogger({ level: 'silent' });

const start = (config: Partial<Config>) =>
  startServer(
    { ...readConfig({}), host: '127.0.0.1', port: 0, dataDir: testFolder(), ...config },
    { demo: false, log },
  );

describe('a start that fails says what to do', { timeout: 90_000 }, () => {
  it('the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    await expect(start({ port })).rejects.toThrow(
      new RegExp(`端口 ${port} 已被.*PORT=${port + 1} npm start`),
    );
    await new Promise((resolve) => taken.close(resolve));
  });

  it('the data folder cannot be written', async () => {
    const file = join(testFolder(), 'file');
    writeFileSync(file, '');
    await expect(start({ dataDir: join(file, 'data') })).rejects.toThrow(
      /数据文件夹 .* 不能写：.*TONGBAN_DATA/,
    );
  });

  it('nobody answers at DATABASE_URL; the password is not told', async () => {
    const databaseUrl = 'postgres://tongban:secret@127.0.0.1:9/tongban';
    const failed = await start({ databaseUrl }).catch((error: Error) => error.message);
    expect(failed).toMatch(/连不上 DATABASE_URL 指定的数据库（127\.0\.0\.1:9\/tongban）：没有程序在那里应答/);
    expect(failed).not.toContain('secret');
  });

  it('fails at the last step: nothing of it is left running', async () => {
    const database = await createEmptyDatabase();
    const failed = start({ databaseUrl: database.url, host: '203.0.113.7' });
    await expect(failed).rejects.toThrow(/不能在 203\.0\.113\.7 的端口 0 上监听/);
    const looker = await createTestDb();
    const name = new URL(database.url).pathname.slice(1);
    const connections = async (): Promise<unknown> => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity where datname = ${name}`.execute(looker.db);
      return rows[0]?.n;
    };
    // The database notices a while later that a connection has ended.
    await expect.poll(connections, { timeout: 15_000 }).toBe(0);
    await Promise.all([database.close(), looker.close()]);
  });

  it('ends the process with 1', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'server', 'cli.ts'), 'start'], {
      env: { ...process.env, PORT: '0', TONGBAN_DATA: join(root, 'package.json'), DATABASE_URL: '' },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^没有做成：数据文件夹 .*不能写/m);
  });
});

// Only root needs it, and only where it may become another user.
const asRoot = process.getuid?.() === 0 && spawnSync('true', { uid: 65534, gid: 65534 }).status === 0;

describe.skipIf(!asRoot)('root where user namespaces are refused', { timeout: 90_000 }, () => {
  const data = mkdtempSync(join(tmpdir(), 'tongban-root-'));
  const base = mkdtempSync(join(tmpdir(), 'tongban-nobody-'));
  afterAll(() => {
    for (const folder of [data, base]) rmSync(folder, { recursive: true, force: true });
  });

  /** Runs it twice in a process whose PATH has no `unshare`; prints the version and the owner of the data. */
  it.each(['the first', 'a later'])('the embedded database runs as nobody: %s start', () => {
    const bin = join(base, 'bin');
    mkdirSync(bin, { recursive: true });
    chmodSync(base, 0o755);
    for (const tool of ['true', 'test', 'sh']) {
      if (!readdirSync(bin).includes(tool)) symlinkSync(`/usr/bin/${tool}`, join(bin, tool));
    }
    const script = `
      const { provideDatabase } = await import(${JSON.stringify(join(root, 'server/platform/pg/index.ts'))});
      const { default: pg } = await import('pg');
      const database = await provideDatabase({ dataDir: ${JSON.stringify(data)} });
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      const { rows } = await client.query('show server_version');
      console.log(rows[0].server_version);
      await client.end();
      await database.stop();`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      env: { PATH: bin, HOME: data },
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^18\./);
    expect(statSync(join(data, 'pg', 'data')).uid).toBe(65534);
  });
});
