import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every key file holds 32 random bytes as 64 hex digits and a line feed. */
const FORM = /^[0-9a-f]{64}\n$/;
const BYTES = 32;

/**
 * Read a key, making it first where it is missing. The new key is written aside, flushed, and then linked to its
 * name: a link cannot replace, so of two processes at the same moment one wins and both read the winner's key.
 */
export async function ensureKey(dir: string, name: string): Promise<Buffer> {
  const path = join(dir, `${name}.key`);
  const found = await readFile(path, 'utf8').catch(absent);
  if (found === null) await createKey(dir, path);
  await closeToOthers(path);
  return parseKey(path, found ?? (await readFile(path, 'utf8')));
}

/** Names of the keys in a folder, made private on first use. */
export async function keyNames(dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return (await readdir(dir)).filter((file) => file.endsWith('.key')).map((file) => file.slice(0, -4));
}

/** A key that another process made after this one opened the folder; null where there is none. */
export function readKeySync(dir: string, name: string): Buffer | null {
  const path = join(dir, `${name}.key`);
  try {
    return parseKey(path, readFileSync(path, 'utf8'));
  } catch (error) {
    return absent(error);
  }
}

async function createKey(dir: string, path: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await writeFlushed(aside, `${randomBytes(BYTES).toString('hex')}\n`);
    await link(aside, path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  } finally {
    await rm(aside, { force: true });
  }
  await flushFolder(dir);
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name must outlast a power cut before anything is sealed with the key. */
async function flushFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Restored backups often come back readable to all. */
async function closeToOthers(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, 0o600);
}

function parseKey(path: string, text: string): Buffer {
  if (!FORM.test(text)) {
    throw new Error(
      `密钥文件 ${path} 不完整或已损坏。请从备份恢复它；不要删除，否则已加密的数据再也打不开。`,
    );
  }
  return Buffer.from(text.trim(), 'hex');
}

function absent(error: unknown): null {
  if (hasCode(error, 'ENOENT')) return null;
  throw error;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
