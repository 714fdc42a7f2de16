import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../../platform/clock.ts';
import { newSm2Key, openKeyring, sm3Hex } from '../../../platform/crypto/index.ts';
import {
  type Certificate,
  checkChain,
  checkTimestamp,
  type DemoCa,
  issueCertificate,
  openDemoCa,
  readPem,
  readTimestamp,
  trustOf,
  trustPem,
  writePem,
  writeTimestampRefusal,
  writeTimestampResponse,
} from '../../../platform/pki/index.ts';
import { crlCertStatus } from './crl-status.ts';
import { httpTimestamps } from './http-timestamps.ts';
import { type LocalCertStatus, localCertStatus } from './local-cert-status.ts';
import { answerTimestampRequest, localTimestamps } from './local-timestamps.ts';
import type { CertStatusProvider, TimestampProvider } from './provider.ts';
import { readTrust, trustFiles } from './trust-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongban-trust-'));
const clock = testClock('2026-11-22T02:00:00Z');
let ca: DemoCa;
let own: LocalCertStatus;
let service: Server;
let base = '';
/** What the service answers instead of the right thing, while it is set. */
let trouble: 'away' | 'refuses' | 'stale' | 'huge' | 'other' | 'silent' | null = null;

beforeAll(async () => {
  const keyring = await openKeyring(join(folder, 'keys'));
  ca = await openDemoCa(join(folder, 'ca'), { clock, keyring });
  own = localCertStatus(join(folder, 'ca'), ca.issuing, clock);
  service = createServer(async (request, reply) => {
    if (trouble === 'silent') return;
    if (trouble === 'away') return reply.writeHead(503).end();
    if (trouble === 'huge') return reply.writeHead(200).end(Buffer.alloc(40_000_000));
    if (request.url === '/crl') return reply.writeHead(200).end((await own.crl()).der);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const asked = Buffer.concat(parts);
    const right = request.headers['content-type'] === 'application/timestamp-query';
    if (!right || request.headers.authorization !== 'Bearer secret') return reply.writeHead(401).end();
    const late = { now: () => new Date(clock.now().getTime() - 3_600_000) };
    const by = trouble === 'stale' ? late : clock;
    const authority = trouble === 'other' ? await stranger() : ca.timestamps;
    const answer =
      trouble === 'refuses'
        ? writeTimestampRefusal()
        : writeTimestampResponse(answerTimestampRequest(asked, authority, by));
    reply.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer);
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(() => {
  service.closeAllConnections();
  service.close();
  rmSync(folder, { recursive: true });
});

const ownTrust = () => trustOf(readPem(trustPem(ca)));
const trust = { name: 'own', trust: async () => ownTrust() };
const span = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2028-01-01T00:00:00Z') };
function certificate(): Certificate {
  const publicKey = newSm2Key().public;
  return issueCertificate({ subject: { CN: '签章人（仅供测试）' }, publicKey, ...span }, ca.issuing);
}
async function stranger() {
  const key = newSm2Key();
  const purpose = 'timeStamping' as const;
  const request = { subject: { CN: '陌生机构' }, publicKey: key.public, ...span, purpose };
  return { certificate: issueCertificate(request, { self: key }), key };
}

describe.each(['local', 'http'] as const)('time stamps: %s', (kind) => {
  const provider = (): TimestampProvider =>
    kind === 'local'
      ? localTimestamps(ca.timestamps, clock)
      : httpTimestamps({ url: base, token: 'secret', trust, clock, timeoutMs: 1000 });
  const digest = Buffer.from(sm3Hex('a signature'), 'hex');

  it('are tokens over that digest, at this time, by an authority that is trusted for it', async () => {
    const stamp = readTimestamp(await provider().stamp(digest));
    expect(stamp.at).toEqual(clock.now());
    expect(checkTimestamp(stamp, digest, ownTrust())).toMatchObject({
      problem: null,
      chain: [{ subjectName: { CN: '通办演示时间戳服务（仅供测试）' } }, {}, {}],
    });
    const other = Buffer.from(sm3Hex('another'), 'hex');
    expect(checkTimestamp(stamp, other, ownTrust()).problem).toBe('other-content');
    expect(checkTimestamp(stamp, digest, { roots: [], intermediates: [] }).problem).toBe('no-issuer');
  });

  it('each have a number of their own', async () => {
    const [one, two] = [await provider().stamp(digest), await provider().stamp(digest)];
    expect(readTimestamp(one).serial).not.toBe(readTimestamp(two).serial);
  });

  it('changed in any byte, are no proof', async () => {
    const token = await provider().stamp(digest);
    for (let at = 0; at < token.length; at += 41) {
      const bytes = Buffer.from(token);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const holds = () => checkTimestamp(readTimestamp(bytes), digest, ownTrust()).problem === null;
      let held = false;
      try {
        held = holds();
      } catch {}
      // Identifiers of algorithms outside of what is signed may change their parameters without a word.
      if (held) expect(at).toBeLessThan(60);
    }
  });
});

it.each(['away', 'refuses', 'stale', 'huge', 'other', 'silent'] as const)(
  'a time stamping service in trouble (%s) is thrown, so that whoever asked tries again',
  async (what) => {
    trouble = what;
    try {
      const provider = httpTimestamps({ url: base, token: 'secret', trust, clock, timeoutMs: 300 });
      await expect(provider.stamp(Buffer.alloc(32, 7))).rejects.toThrow();
    } finally {
      trouble = null;
    }
  },
);

describe.each(['local', 'crl'] as const)('certificate status: %s', (kind) => {
  const provider = (): CertStatusProvider =>
    kind === 'local' ? own : crlCertStatus({ url: `${base}/crl`, timeoutMs: 1000 });

  it('says good, then revoked with its moment and reason, and knows no strangers', async () => {
    const [one, two] = [certificate(), certificate()];
    const { certificate: issuer } = ca.issuing;
    expect(await provider().status(one, issuer, clock.now())).toMatchObject({ state: 'good' });
    clock.advance(60_000);
    const at = clock.now();
    await own.revoke(one, 'keyCompromise');
    clock.advance(60_000);
    await own.revoke(one, 'superseded');
    expect(await provider().status(one, issuer, clock.now())).toMatchObject({
      state: 'revoked',
      at,
      reason: 1,
    });
    expect(await provider().status(two, issuer, clock.now())).toMatchObject({ state: 'good' });
    const { certificate: other } = await stranger();
    expect(await provider().status(two, other, clock.now())).toEqual({ state: 'not-known' });
  });
});

it('a revocation list has a number that grows, comes anew each day, and openssl would read its dates', async () => {
  const before = await own.crl();
  expect((await own.crl()).der.equals(before.der)).toBe(true);
  clock.advance(25 * 3_600_000);
  const after = await own.crl();
  expect(Number.parseInt(after.number ?? '', 16)).toBe(Number.parseInt(before.number ?? '', 16) + 1);
  expect(after.thisUpdate).toEqual(clock.now());
  expect(after.nextUpdate).toEqual(new Date(clock.now().getTime() + 7 * 86_400_000));
});

it('a list that cannot be had, is too long, late, or another’s answers nothing', async () => {
  const one = certificate();
  const { certificate: issuer } = ca.issuing;
  for (const what of ['away', 'huge', 'silent'] as const) {
    trouble = what;
    const remote = crlCertStatus({ url: `${base}/crl`, timeoutMs: 300 });
    expect(await remote.status(one, issuer, clock.now())).toMatchObject({ state: 'unreachable' });
    trouble = null;
  }
  const remote = crlCertStatus({ url: `${base}/crl` });
  const later = new Date(clock.now().getTime() + 30 * 86_400_000);
  expect(await remote.status(one, issuer, later)).toMatchObject({ state: 'unreachable' });
});

describe('trust', () => {
  const file = join(folder, 'trust.json');
  const anchors = (list: object[]) => JSON.stringify({ anchors: list });

  it('is the own CA, and what a file adds; a changed file counts at once', async () => {
    const { certificate: other } = await stranger();
    writeFileSync(file, writePem(other));
    const provider = trustFiles(ownTrust(), file);
    expect((await provider.trust()).roots).toHaveLength(2);
    writeFileSync(file, anchors([]));
    await expect(provider.trust()).rejects.toThrow('不是信任列表');
    expect((await trustFiles(ownTrust(), undefined).trust()).roots).toHaveLength(1);
  });

  it('of a root can be kept to a time', () => {
    const list = readTrust(
      JSON.stringify({
        anchors: [{ certificate: writePem(ca.root), until: '2026-11-01T00:00:00Z' }],
        intermediates: [writePem(ca.issuing.certificate)],
      }),
    );
    const leaf = certificate();
    const at = (iso: string) => checkChain(leaf, list, new Date(iso));
    expect(at('2026-12-24T00:00:00Z')).toMatchObject({ trusted: false, problem: 'not-relied-on' });
    const always = readTrust(trustPem(ca));
    expect(checkChain(leaf, always, new Date('2026-12-24T00:00:00Z')).trusted).toBe(true);
  });

  it('says what is wrong with a file', () => {
    expect(() => readTrust('hello', 'x.pem')).toThrow('x.pem 里没有根证书');
    expect(() => readTrust('{', 'x.json')).toThrow('x.json 不是信任列表');
    expect(() => readTrust(anchors([{ certificate: writePem(ca.issuing.certificate) }]))).toThrow('根证书');
    expect(() => readTrust(anchors([{ certificate: writePem(ca.root, ca.root) }]))).toThrow('有且只有一张');
  });
});
