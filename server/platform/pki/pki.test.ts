import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testClock } from '../clock.ts';
import { type Keyring, newSm2Key, openKeyring } from '../crypto/index.ts';
import {
  type Certificate,
  checkChain,
  type DemoCa,
  issueCertificate,
  openDemoCa,
  readCertificate,
  readPem,
  trustOf,
  trustPem,
  writePem,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongban-pki-'));
const clock = testClock('2026-11-22T02:00:00Z');
const at = clock.now();
let keyring: Keyring;
let ca: DemoCa;
beforeAll(async () => {
  keyring = await openKeyring(join(folder, 'keys'));
  ca = await openDemoCa(join(folder, 'ca'), { clock, keyring });
});
afterAll(() => rmSync(folder, { recursive: true }));

const trust = () => trustOf(readPem(trustPem(ca)));
function signer(over: { notAfter?: Date; ca?: { pathLength: number } } = {}): Certificate {
  const notAfter = new Date('2027-11-22T02:00:00Z');
  return issueCertificate(
    {
      subject: { C: 'CN', O: '演示单位', CN: '51342400000017' },
      publicKey: newSm2Key().public,
      notBefore: at,
      notAfter,
      ...over,
    },
    ca.issuing,
  );
}

test('the authority is made once, says 仅供测试, and hides its keys', async () => {
  const again = await openDemoCa(join(folder, 'ca'), { clock, keyring });
  expect(again.root.der.equals(ca.root.der)).toBe(true);
  for (const one of [ca.root, ca.issuing.certificate, ca.maker.certificate]) {
    expect(one.subjectName.CN).toContain('仅供测试');
  }
  expect(statSync(join(folder, 'ca', 'root.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'ca', 'root.key')).includes(ca.issuing.key.pkcs8.subarray(40, 60))).toBe(
    false,
  );
  const strange = await openKeyring(join(folder, 'other-keys'));
  await expect(openDemoCa(join(folder, 'ca'), { clock, keyring: strange })).rejects.toThrow();
});

test('a signer is followed link by link to the root', () => {
  const one = signer();
  expect(checkChain(one, trust(), at)).toMatchObject({ trusted: true, chain: { length: 3 } });
  expect(checkChain(ca.maker.certificate, trust(), at)).toMatchObject({ trusted: true });
});

test('each fault of a chain has its name', () => {
  const problem = (leaf: Certificate, list = trust(), when = at) => {
    const result = checkChain(leaf, list, when);
    return result.trusted ? null : result.problem;
  };
  const one = signer();
  expect(problem(one, { roots: [], intermediates: [] })).toBe('no-issuer');
  expect(problem(one, trust(), new Date('2028-01-01T00:00:00Z'))).toBe('expired');
  expect(problem(one, trust(), new Date('2026-01-01T00:00:00Z'))).toBe('not-yet-valid');
  const changed = Buffer.from(one.der);
  changed[one.der.indexOf('演示单位') + 1] = 0xbd;
  expect(problem(readCertificate(changed))).toBe('signature');
  const below = newSm2Key();
  const self = {
    subject: { CN: 'x' },
    publicKey: below.public,
    notBefore: at,
    notAfter: new Date('2027-01-01Z'),
  };
  const byLeaf = issueCertificate(self, { certificate: ca.maker.certificate, key: ca.maker.key });
  const { roots, intermediates } = trust();
  expect(problem(byLeaf, { roots, intermediates: [...intermediates, ca.maker.certificate] })).toBe(
    'not-a-ca',
  );
  expect(problem(signer({ ca: { pathLength: 0 } }))).toBe('key-usage');
  expect(problem(issueCertificate(self, { self: below }))).toBe('no-issuer');
});

test('Node reads it, and openssl proves it link by link', () => {
  const one = signer();
  const read = new X509Certificate(writePem(one));
  expect(read.subject).toContain('CN=51342400000017');
  expect(new Date(read.validTo)).toEqual(one.notAfter);
  const save = (name: string, ...list: Certificate[]) => {
    writeFileSync(join(folder, name), writePem(...list));
    return join(folder, name);
  };
  const verify = (issuer: string, leaf: string) =>
    execFileSync(
      'openssl',
      ['verify', '-partial_chain', '-CAfile', issuer, '-vfyopt', 'distid:1234567812345678', leaf],
      { encoding: 'utf8' },
    );
  try {
    execFileSync('openssl', ['version']);
  } catch {
    return;
  }
  const [root, issuing] = [save('root.pem', ca.root), save('issuing.pem', ca.issuing.certificate)];
  expect(verify(root, root)).toContain('OK');
  expect(verify(root, issuing)).toContain('OK');
  expect(verify(issuing, save('signer.pem', one))).toContain('OK');
});
