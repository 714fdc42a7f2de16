import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLicenceIdentifier } from '../../../contracts/checks.ts';
import { testClock } from '../../platform/clock.ts';
import { newSm2Key, openKeyring, sm2Sign } from '../../platform/crypto/index.ts';
import {
  issueCertificate,
  readPem,
  type Trust,
  trustOf,
  trustPem,
  writeCrlPem,
} from '../../platform/pki/index.ts';
import { drawLicence } from './drawing/draw.ts';
import {
  type LicenceKit,
  layoutOf,
  makeLicence,
  openLicenceKit,
  readLicenceTypes,
  sampleLicence,
  shippedLicenceTypes,
  verifyLicence,
} from './index.ts';
import { ofdPackage } from './ofd/package.ts';
import { readZip } from './ofd/unzip.ts';
import { writeZip } from './ofd/zip.ts';
import { writeSignature, writeToSign } from './seal/ses.ts';
import { readSignature } from './seal/ses-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongban-ofd-'));
const clock = testClock('2026-11-22T02:00:00Z');
const { types } = readLicenceTypes(shippedLicenceTypes());
const food = types.find(({ id }) => id === 'food-business-licence')!;
const VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat';
const SEAL = 'Doc_0/Signs/Sign_0/Seal.esl';
const SIGNATURES = 'Doc_0/Signs/Signatures.xml';
const SIGNATURE = 'Doc_0/Signs/Sign_0/Signature.xml';
const PAGE = 'Doc_0/Pages/Page_0/Content.xml';
let kit: LicenceKit;
let sealed: Buffer;
let pdf: Buffer;

beforeAll(async () => {
  const keyring = await openKeyring(join(folder, 'keys'));
  kit = await openLicenceKit(folder, { clock, keyring });
  const list = await kit.ownStatus.crl();
  trust = () => ({ ...trustOf(readPem(trustPem(kit.ca))), crls: [list] });
  ({ ofd: sealed, pdf } = await makeLicence(kit, sampleLicence(food, '2026-11-22'), clock.now()));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

let trust: () => Trust;
const verify = (bytes: Uint8Array, at = clock.now()) => verifyLicence(bytes, trust(), at);
/** The licence with files replaced or added. */
function changed(files: Record<string, Uint8Array>): Buffer {
  const all = new Map<string, Uint8Array>(readZip(sealed));
  for (const [name, bytes] of Object.entries(files)) all.set(name, bytes);
  return writeZip([...all].map(([name, bytes]) => ({ name, bytes })));
}
const file = (name: string) => Buffer.from(readZip(sealed).get(name)!);
const failing = (bytes: Uint8Array, at?: Date) => verify(bytes, at).failed?.step;

describe('a licence as it was made', () => {
  test('passes every step', () => {
    const result = verify(sealed);
    expect(result.steps.filter(({ result: said }) => said !== 'passed')).toEqual([]);
    expect(result.whole).toBe(true);
    expect(result.steps).toHaveLength(17);
    expect(result.metadata.get('持证主体')).toBe('德昌县向阳小厨餐饮有限公司（演示）');
    expect(isLicenceIdentifier(result.metadata.get('证照标识') ?? '')).toBe(true);
    expect(result.metadata.get('证照类型代码说明')).toContain('演示');
  });

  test('the same licence gives the same unsigned bytes', () => {
    const once = () => {
      const licence = sampleLicence(food, '2026-11-22');
      return writeZip(
        ofdPackage(kit.fonts, drawLicence(kit.fonts, layoutOf(food.id), licence), licence).entries,
      );
    };
    expect(once().equals(once())).toBe(true);
  });

  test('the PDF is PDF/A-3 and carries the OFD', () => {
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toMatch(/pdfaid:part>3</);
    expect(text).toContain('/AFRelationship /Source');
  });

  test('is known for what it is after its last day', () => {
    expect(failing(sealed, new Date('2032-01-01T00:00:00Z'))).toBe('dates');
  });
});

describe('tampering is refused by name', () => {
  test('changed content', () => {
    const page = Buffer.from(file(PAGE).toString().replace('向阳小厨', '向阳大厨'));
    expect(failing(changed({ [PAGE]: page }))).toBe('content');
  });

  test('changed content with its digest renewed in the signature file', () => {
    const text = file(SIGNATURE).toString().replace('st001', 'st002');
    expect(failing(changed({ [SIGNATURE]: Buffer.from(text) }))).toBe('digest');
  });

  test('changed value: each byte that is signed or signs', () => {
    const value = file(VALUE);
    const { toSignRaw, signature } = readSignature(value);
    const flip = (at: number) => {
      const bytes = Buffer.from(value);
      bytes[at] = bytes[at]! ^ 1;
      return failing(changed({ [VALUE]: bytes }));
    };
    expect(flip(value.lastIndexOf(signature) + 40)).toBe('signature');
    expect(flip(value.indexOf(toSignRaw) + toSignRaw.length - 60)).toBe('digest');
    for (let at = 0; at < value.length; at += 997) expect(flip(at)).toBeDefined();
  });

  test('added file', () => {
    expect(failing(changed({ 'Doc_0/Res/more.txt': Buffer.from('x') }))).toBe('no-more');
  });

  test('the same signature listed twice', () => {
    const list = file(SIGNATURES).toString();
    const twice = list.replace(/<ofd:Signature [^>]*\/>/, '$&$&');
    expect(twice).not.toBe(list);
    expect(failing(changed({ [SIGNATURES]: Buffer.from(twice) }))).toBe('package');
  });

  test('a file left out', () => {
    const rest = [...readZip(sealed)].filter(([name]) => name !== 'Doc_0/Attachs/licence.xml');
    expect(failing(writeZip(rest.map(([name, bytes]) => ({ name, bytes }))))).toBe('content');
  });

  test('swapped seal', async () => {
    const other = await kit.provider.sealOf(
      { uscc: '11513424MB00000271', name: '德昌县交通运输局（演示）' },
      clock.now(),
    );
    expect(failing(changed({ [SEAL]: other.esl }))).toBe('seal-file');
    // In both places: the signer is not one who may use it.
    const read = readSignature(file(VALUE));
    const toSign = writeToSign(other.esl, read.signedAt!, read.digest, read.protects);
    const value = writeSignature(toSign, read.signer.der, read.signature);
    expect(failing(changed({ [SEAL]: other.esl, [VALUE]: value }))).toBe('signer');
    // Signed again by its owner, rightly in itself: another organisation than the one that issues.
    const again = writeSignature(toSign, other.signer, await kit.provider.sign(other, toSign));
    const steps = verify(changed({ [SEAL]: other.esl, [VALUE]: again })).steps;
    expect(steps.filter(({ result }) => result === 'failed').map(({ step }) => step)).toEqual([
      'content',
      'issuer',
    ]);
  });

  test('a seal and signature by a stranger', () => {
    const key = newSm2Key();
    const [notBefore, notAfter] = [new Date('2026-01-01T00:00:00Z'), new Date('2028-01-01T00:00:00Z')];
    const subject = { O: '11513424MB00000196德昌县市场监督管理局（演示）', CN: 'x' };
    const own = issueCertificate({ subject, publicKey: key.public, notBefore, notAfter }, { self: key });
    const read = readSignature(file(VALUE));
    const toSign = writeToSign(read.seal.raw, read.signedAt!, read.digest, read.protects);
    const value = writeSignature(toSign, own.der, sm2Sign(key, toSign));
    expect(failing(changed({ [VALUE]: value }))).toBe('signer');
    expect(verify(changed({ [VALUE]: value })).steps.find(({ step }) => step === 'chain')?.result).toBe(
      'failed',
    );
  });

  test('nothing trusted, or not a licence at all', () => {
    const nobody = verifyLicence(sealed, { roots: [], intermediates: [] }, clock.now());
    const failed = nobody.steps.filter(({ result }) => result === 'failed').map(({ step }) => step);
    expect(failed).toEqual(['time-stamp', 'chain']);
    expect(failing(Buffer.from('PK'))).toBe('package');
    expect(failing(Buffer.concat([sealed, Buffer.from('x')]))).toBe('package');
    expect(failing(pdf)).toBe('package');
  });
});

describe('every type', () => {
  test('that the platform issues can be drawn; others are refused', () => {
    for (const type of types) {
      if (type.issuedBy === 'external') {
        expect(() => sampleLicence(type, '2026-11-22')).toThrow('licence-external');
        continue;
      }
      const licence = sampleLicence(type, '2026-11-22');
      expect(isLicenceIdentifier(licence.identifier)).toBe(true);
      expect(drawLicence(kit.fonts, layoutOf(type.id), licence).marks.length).toBeGreaterThan(5);
    }
  });

  test('rare characters are drawn, and one that no font has is refused', () => {
    const draw = (name: string) =>
      drawLicence(
        kit.fonts,
        layoutOf(food.id),
        sampleLicence(food, '2026-11-22', { values: { person: name } }),
      );
    const licence = sampleLicence(food, '2026-11-22', { values: { person: '𠮷䶮㛃' } });
    const { entries } = ofdPackage(kit.fonts, draw('𠮷䶮㛃'), licence);
    const text = (name: string) =>
      Buffer.from(entries.find((entry) => entry.name === name)!.bytes).toString();
    expect(text(PAGE)).toContain('䶮㛃');
    expect(text(PAGE)).not.toContain('𠮷'); // an outline: readers count it as two letters
    expect(text('Doc_0/Attachs/licence.xml')).toContain('𠮷䶮㛃');
    expect(() => draw('😀')).toThrow(expect.objectContaining({ code: 'glyph-missing' }));
  });

  test('a face that is too full is refused, not cut', () => {
    const values = { scope: '热食类食品制售；'.repeat(400) };
    expect(() =>
      drawLicence(kit.fonts, layoutOf(food.id), sampleLicence(food, '2026-11-22', { values })),
    ).toThrow(expect.objectContaining({ code: 'licence-too-long', params: { field: '经营项目' } }));
  });
});

const has = (command: string, ...args: string[]) => {
  try {
    execFileSync(command, args, { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
};
// A machine of a developer may lack them; where everything must hold they are installed (.ci/run).
const byHand = process.env.CI || (has('unzip', '-v') && has('openssl', 'dgst', '-sm3', '/dev/null'));

test.skipIf(!byHand)('openssl and unzip alone come to the same answer', { timeout: 180_000 }, () => {
  const script = join(import.meta.dirname, '../../../tools/verify-licence.sh');
  const run = (bytes: Uint8Array) => {
    writeFileSync(join(folder, 'one.ofd'), bytes);
    writeFileSync(join(folder, 'trust.pem'), trustPem(kit.ca) + trust().crls!.map(writeCrlPem).join(''));
    const { stdout } = spawnSync('sh', [script, join(folder, 'one.ofd'), join(folder, 'trust.pem')], {
      encoding: 'utf8',
    });
    return stdout;
  };
  const said = run(sealed);
  expect(said).toContain('RESULT: whole');
  expect(said).toMatch(/^ok: time-stamp: 20261122020000 UTC, .*通办演示时间戳服务（仅供测试）$/m);
  expect(said.match(/^ok: chain.* by .*通办演示根证书（仅供测试）$/gm)).toHaveLength(3);
  expect(said.match(/^ok: status: .* not revoked$/gm)).toHaveLength(3);
  expect(run(changed({ 'Doc_0/more.txt': Buffer.from('x') }))).toContain('FAILED: no-more');
  const value = file(VALUE);
  const at = value.length - 20;
  value[at] = value[at]! ^ 1;
  expect(run(changed({ [VALUE]: value }))).toContain('FAILED: time-stamp');
});
