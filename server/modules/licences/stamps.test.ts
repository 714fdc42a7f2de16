import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../platform/clock.ts';
import { openKeyring, sm3Hex } from '../../platform/crypto/index.ts';
import { readTimestamp, type Trust } from '../../platform/pki/index.ts';
import {
  type LicenceKit,
  makeLicence,
  openLicenceKit,
  readLicenceTypes,
  sampleLicence,
  shippedLicenceTypes,
  verifyLicence,
  verifyWithStatus,
} from './index.ts';
import { readZip } from './ofd/unzip.ts';
import { writeZip } from './ofd/zip.ts';
import { writeSignature } from './seal/ses.ts';
import { readSignature } from './seal/ses-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongban-stamps-'));
const clock = testClock('2026-11-22T02:00:00Z');
const food = readLicenceTypes(shippedLicenceTypes()).types.find(({ id }) => id === 'food-business-licence')!;
const VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat';
let kit: LicenceKit;
let stamped: Buffer;
let bare: Buffer;

beforeAll(async () => {
  const keyring = await openKeyring(join(folder, 'keys'));
  kit = await openLicenceKit(folder, { clock, keyring });
  const licence = sampleLicence(food, '2026-11-22');
  ({ ofd: stamped } = await makeLicence(kit, licence, clock.now()));
  ({ ofd: bare } = await makeLicence({ ...kit, timestamps: null }, licence, clock.now()));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const online = async (bytes: Buffer) =>
  verifyWithStatus(bytes, { trust: await kit.trust.trust(), status: kit.status }, clock.now());
async function step(bytes: Buffer, name: string, trust?: Trust) {
  const { steps } = trust ? verifyLicence(bytes, trust, clock.now()) : await online(bytes);
  return steps.find((one) => one.step === name)!;
}
/** The licence with another time stamp, or none, in its signature. */
function restamped(token: Buffer | null): Buffer {
  const all = readZip(stamped);
  const { toSignRaw, signer, signature } = readSignature(all.get(VALUE)!);
  all.set(VALUE, writeSignature(toSignRaw, signer.der, signature, token));
  return writeZip([...all].map(([name, bytes]) => ({ name, bytes })));
}
const tokenOf = (bytes: Buffer) => readSignature(readZip(bytes).get(VALUE)!).timestamp?.token;

describe('the time stamp of a seal (GB/T 38540, GB/T 20520)', () => {
  it('is over the signature value, and is told by its time and authority', async () => {
    const { signature } = readSignature(readZip(stamped).get(VALUE)!);
    expect(readTimestamp(tokenOf(stamped)!).digest.toString('hex')).toBe(sm3Hex(signature));
    expect(await step(stamped, 'time-stamp')).toMatchObject({
      result: 'passed',
      detail: '2026-11-22 10:00，通办演示时间戳服务（仅供测试）',
    });
    expect((await online(stamped)).seal?.stampedAt).toEqual(clock.now());
  });

  it('of another signature, changed, or no time stamp at all is refused by name', async () => {
    const other = await kit.timestamps!.stamp(Buffer.alloc(32, 1));
    expect((await online(restamped(other))).failed).toMatchObject({
      step: 'time-stamp',
      detail: expect.stringContaining('被换过'),
    });
    const changed = Buffer.from(tokenOf(stamped)!);
    const at = changed.length - 20;
    changed[at] = changed[at]! ^ 1;
    expect((await online(restamped(changed))).failed?.step).toBe('time-stamp');
    expect((await online(restamped(Buffer.from('3000', 'hex')))).failed?.step).toBe('time-stamp');
    const [later, now] = [new Date('2026-11-29T02:00:00Z'), clock.now()];
    clock.set(later.toISOString());
    const early = restamped(await kit.timestamps!.stamp(readTimestamp(tokenOf(stamped)!).digest));
    expect((await online(early)).whole).toBe(true); // stamped a week after: proves less, and is still right
    clock.set(now.toISOString());
  });

  it('is not there in an older file, which holds with what it has and says so', async () => {
    const result = await online(bare);
    expect(result).toMatchObject({ whole: true, seal: { stampedAt: null } });
    expect(await step(bare, 'time-stamp')).toMatchObject({ result: 'absent' });
    expect((await step(bare, 'time')).detail).toContain('没有时间戳');
  });
});

describe('the status of certificates', () => {
  it('is told from a list at hand, or said not to have been asked', async () => {
    const trust = await kit.trust.trust();
    expect(await step(stamped, 'status', trust)).toMatchObject({ result: 'absent' });
    const crls = [await kit.ownStatus.crl()];
    expect(await step(stamped, 'status', { ...trust, crls })).toMatchObject({ result: 'passed' });
  });

  it('that cannot be had leaves the check open: not genuine, not broken', async () => {
    const away = {
      name: 'away',
      status: async () => ({ state: 'unreachable' as const, why: '取不到吊销列表' }),
    };
    const by = { trust: await kit.trust.trust(), status: away };
    const result = await verifyWithStatus(stamped, by, clock.now());
    expect(result).toMatchObject({ whole: false, failed: { step: 'status', result: 'unsettled' } });
  });

  it('revoked after the time stamp leaves the seal valid; without a time stamp nothing proves it was before', async () => {
    clock.advance(86_400_000);
    const holder = sampleLicence(food, '2026-11-22').issuer;
    await kit.provider.destroy(holder);
    const trust = { ...(await kit.trust.trust()), crls: [await kit.ownStatus.crl()] };
    for (const list of [undefined, trust]) {
      expect(await step(stamped, 'status', list)).toMatchObject({
        result: 'passed',
        detail: expect.stringContaining('时间戳证明签章在那以前'),
      });
      expect(await step(bare, 'status', list)).toMatchObject({ result: 'failed' });
    }
    // An old list cannot clear what was sealed after it.
    clock.advance(60 * 86_400_000);
    const fresh = await makeLicence(kit, sampleLicence(food, '2027-01-22'), clock.now());
    const late = { ...trust, crls: [...trust.crls] };
    expect(await step(fresh.ofd, 'status', late)).toMatchObject({ result: 'absent' });
  });
});
