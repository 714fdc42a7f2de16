import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../clock.ts';
import { type Keyring, newSm2Key, privateOfPkcs8, type Sm2Private } from '../crypto/index.ts';
import type { Certificate } from './certificate.ts';
import { type Issuer, issueCertificate } from './issue.ts';
import type { Name } from './oids.ts';
import { readPem, writePem } from './pem.ts';

/** A certificate and its private key. */
export type Credential = { certificate: Certificate; key: Sm2Private };
/**
 * The demonstration's own certificate authority: a root, a CA that issues, the 制章者 that makes seals and the authority
 * that gives time stamps. Real ones come from a licensed 电子认证服务机构 and keep keys in hardware (GM/T 0018,
 * GM/T 0029): these say 仅供测试.
 */
export type DemoCa = { root: Certificate; issuing: Issuer; maker: Credential; timestamps: Credential };

const YEAR_MS = 365 * 86_400_000;
const O = '通办演示（仅供测试）';
const people: Record<'root' | 'issuing' | 'maker' | 'timestamps', Name> = {
  root: { C: 'CN', O, CN: '通办演示根证书（仅供测试）' },
  issuing: { C: 'CN', O, CN: '通办演示签发证书（仅供测试）' },
  maker: { C: 'CN', O, CN: '通办演示制章系统（仅供测试）' },
  timestamps: { C: 'CN', O, CN: '通办演示时间戳服务（仅供测试）' },
};

/** Opens the CA in `dir`, making it first where there is none. Private keys lie there sealed by the keyring, 0600. */
export async function openDemoCa(dir: string, ctx: { clock: Clock; keyring: Keyring }): Promise<DemoCa> {
  try {
    return await readCa(dir, ctx);
  } catch (error) {
    if (!missing(error)) throw error;
  }
  const aside = `${dir}.${randomBytes(6).toString('hex')}.new`;
  await makeCa(aside, ctx);
  try {
    await rename(aside, dir); // of two processes at once, one wins, and both read the winner's
  } catch {
    await rm(aside, { recursive: true, force: true });
  }
  return readCa(dir, ctx);
}

/** Text of the trust file: what a verifier needs besides the licence. */
export const trustPem = (ca: DemoCa) => writePem(ca.issuing.certificate, ca.root);

async function makeCa(dir: string, ctx: { clock: Clock; keyring: Keyring }): Promise<void> {
  const now = ctx.clock.now().getTime();
  const span = (years: number) => ({
    notBefore: new Date(now - 60_000),
    notAfter: new Date(now + years * YEAR_MS),
  });
  const keys = { root: newSm2Key(), issuing: newSm2Key(), maker: newSm2Key() };
  const root = issueCertificate(
    { subject: people.root, publicKey: keys.root.public, ...span(20), ca: { pathLength: 1 } },
    { self: keys.root },
  );
  const issuing = issueCertificate(
    { subject: people.issuing, publicKey: keys.issuing.public, ...span(15), ca: { pathLength: 0 } },
    { certificate: root, key: keys.root },
  );
  const maker = issueCertificate(
    { subject: people.maker, publicKey: keys.maker.public, ...span(10) },
    { certificate: issuing, key: keys.issuing },
  );
  await writeCredential(join(dir, 'root'), { certificate: root, key: keys.root }, ctx.keyring);
  await writeCredential(join(dir, 'issuing'), { certificate: issuing, key: keys.issuing }, ctx.keyring);
  await writeCredential(join(dir, 'maker'), { certificate: maker, key: keys.maker }, ctx.keyring);
  await writeFile(join(dir, 'trust.pem'), writePem(issuing, root));
}

async function readCa(dir: string, ctx: { clock: Clock; keyring: Keyring }): Promise<DemoCa> {
  const [root, issuing, maker] = await Promise.all(
    ['root', 'issuing', 'maker'].map((name) => readCredential(join(dir, name), ctx.keyring)),
  );
  if (!root || !issuing || !maker) throw new Error(`incomplete: ${dir}`);
  const timestamps = await openTimestamps(join(dir, 'timestamps'), issuing, ctx);
  return { root: root.certificate, issuing, maker, timestamps };
}

/** Made with the CA, or when a CA that was made without it is first opened. */
async function openTimestamps(
  path: string,
  issuing: Issuer,
  ctx: { clock: Clock; keyring: Keyring },
): Promise<Credential> {
  try {
    return await readCredential(path, ctx.keyring);
  } catch (error) {
    if (!missing(error)) throw error;
  }
  const key = newSm2Key();
  const now = ctx.clock.now().getTime();
  const certificate = issueCertificate(
    {
      subject: people.timestamps,
      publicKey: key.public,
      notBefore: new Date(now - 60_000),
      notAfter: new Date(Math.min(now + 10 * YEAR_MS, issuing.certificate.notAfter.getTime())),
      purpose: 'timeStamping',
    },
    issuing,
  );
  const aside = `${path}-${randomBytes(6).toString('hex')}`;
  await writeCredential(aside, { certificate, key }, ctx.keyring);
  try {
    await link(`${aside}.key`, `${path}.key`); // of two processes at once, the second finds it taken
    await rename(`${aside}.crt`, `${path}.crt`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    await rm(`${aside}.crt`, { force: true });
  } finally {
    await rm(`${aside}.key`, { force: true });
  }
  return readCredential(path, ctx.keyring);
}

/** Writes `<path>.crt` (PEM) and `<path>.key` (PKCS#8, sealed under the keyring and bound to the certificate). */
export async function writeCredential(path: string, one: Credential, keyring: Keyring): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const sealed = keyring.sealBytes(one.key.pkcs8, place(one.certificate));
  await writeFile(`${path}.key`, sealed, { mode: 0o600 });
  await writeFile(`${path}.crt`, writePem(one.certificate));
}

/** ENOENT when there is none; SealError when the key was sealed elsewhere or for another certificate. */
export async function readCredential(path: string, keyring: Keyring): Promise<Credential> {
  const [certificate] = readPem(await readFile(`${path}.crt`, 'utf8'));
  if (!certificate) throw new Error(`证书文件 ${path}.crt 里没有证书。`);
  const pkcs8 = keyring.openBytes(await readFile(`${path}.key`), place(certificate));
  return { certificate, key: privateOfPkcs8(pkcs8) };
}

const place = (certificate: Certificate) => `pki.key.${certificate.serial}`;

export const missing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
