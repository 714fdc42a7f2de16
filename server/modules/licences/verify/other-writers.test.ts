import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../../platform/clock.ts';
import { openKeyring, sm2Sign, sm3Hex } from '../../../platform/crypto/index.ts';
import { der } from '../../../platform/der/index.ts';
import { oids, type Trust } from '../../../platform/pki/index.ts';
import { drawLicence } from '../drawing/draw.ts';
import {
  type LicenceKit,
  layoutOf,
  openLicenceKit,
  readLicenceTypes,
  sampleLicence,
  shippedLicenceTypes,
  verifyLicence,
} from '../index.ts';
import { ofdPackage } from '../ofd/package.ts';
import { writeZip } from '../ofd/zip.ts';
import type { OrganisationSeal, SealHolder } from '../seal/provider.ts';
import { writeSignature, writeToSign } from '../seal/ses.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongban-others-'));
const clock = testClock('2026-11-22T02:00:00Z');
const food = readLicenceTypes(shippedLicenceTypes()).types.find(({ id }) => id === 'food-business-licence')!;
const licence = sampleLicence(food, '2026-11-22');
const other: SealHolder = { uscc: '11513424MB00000271', name: '德昌县交通运输局（演示）' };
let kit: LicenceKit;
let trust: Trust;
let seal: OrganisationSeal;
let second: OrganisationSeal;
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  kit = await openLicenceKit(folder, { clock, keyring: await openKeyring(join(folder, 'keys')) });
  trust = await kit.trust.trust();
  seal = await kit.provider.sealOf(licence.issuer, clock.now());
  second = await kit.provider.sealOf(other, clock.now());
  const drawing = drawLicence(kit.fonts, layoutOf(food.id), licence);
  files = new Map(ofdPackage(kit.fonts, drawing, licence).entries.map(({ name, bytes }) => [name, bytes]));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (all: Map<string, Uint8Array>, zip = zipped) => verifyLicence(zip(all), trust, clock.now());
const zipped = (all: Map<string, Uint8Array>) => writeZip([...all].map(([name, bytes]) => ({ name, bytes })));
const failures = (result: ReturnType<typeof verify>) =>
  result.steps.flatMap(({ result: said, step, detail }) => (said === 'failed' ? [`${step} ${detail}`] : []));

const LIST = 'Doc_0/Signs/Signatures.xml';
type Style = {
  /** What stands before the names of elements. */
  prefix?: string;
  /** How the description names a file. */
  location?(path: string, folder: string): string;
  seal?: OrganisationSeal;
  value?(description: Buffer, path: string): Promise<Buffer>;
};

/** Signs all files so far as other writers do, as the `n`th signature. */
async function sign(all: Map<string, Uint8Array>, n: number, style: Style = {}): Promise<void> {
  const { prefix = 'ofd:', location = (path) => `/${path}` } = style;
  const by = style.seal ?? seal;
  const at = `Doc_0/Signs/Sign_${n}/`;
  all.set(`${at}Seal.esl`, by.esl);
  const tag = (name: string, inner: string, attributes = '') =>
    `<${prefix}${name}${attributes}>${inner}</${prefix}${name}>`;
  const where = (path: string) => location(path, at);
  const references = [...all]
    .filter(([name]) => name !== LIST)
    .map(([name, bytes]) => {
      const digest = Buffer.from(sm3Hex(bytes), 'hex').toString('base64');
      return tag('Reference', tag('CheckValue', `\n  ${digest}\n`), ` FileRef='${where(name)}'`);
    });
  const space = prefix ? `xmlns:${prefix.slice(0, -1)}` : 'xmlns';
  const description = Buffer.from(
    `<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<!-- another writer -->\n${tag(
      'Signature',
      tag(
        'SignedInfo',
        `${tag('Provider', '', ' ProviderName="x"')}${tag('SignatureMethod', oids.sm2WithSm3)}` +
          `${tag('References', '', ' CheckMethod="test"')}` +
          `${tag('References', references.join('\n'), ` CheckMethod="${oids.sm3}"`)}` +
          `${tag('Seal', tag('BaseLoc', where(`${at}Seal.esl`)))}`,
      ) + tag('SignedValue', where(`${at}SignedValue.dat`)),
      ` ${space}="http://www.ofdspec.org/2016"`,
    )}`,
  );
  const path = `${at}Signature.xml`;
  all.set(path, description);
  all.set(`${at}SignedValue.dat`, await (style.value ?? plain(by))(description, path));
  const one = (index: number) =>
    `<Signature ID="${index + 1}" Type="Seal" BaseLoc="Sign_${index}/Signature.xml"/>`;
  const entries = Array.from({ length: n + 1 }, (_, index) => one(index)).join('');
  all.set(LIST, Buffer.from(`<Signatures xmlns="http://www.ofdspec.org/2016">${entries}</Signatures>`));
}

const digestOf = (bytes: Uint8Array) => Buffer.from(sm3Hex(bytes), 'hex');
const plain = (by: OrganisationSeal) => async (description: Buffer, path: string) => {
  const toSign = writeToSign(by.esl, clock.now(), digestOf(description), `/${path}`);
  return writeSignature(toSign, by.signer, await kit.provider.sign(by === second ? second : seal, toSign));
};

describe('a package of another writer is read as the standard says', () => {
  it.each([
    ['with a default namespace', { prefix: '' }],
    ['with another prefix', { prefix: 'o:' }],
    [
      'with paths beside the description',
      {
        location: (path: string, at: string) => (path.startsWith(at) ? path.slice(at.length) : `/${path}`),
      },
    ],
    ['with paths from the root without a slash', { location: (path: string) => path }],
  ] satisfies [string, Style][])('%s', async (_, style) => {
    const all = new Map(files);
    await sign(all, 0, style);
    expect(failures(verify(all))).toEqual([]);
  });

  it('in another order, stored, with sizes after the data, folders and a remark', async () => {
    const all = new Map(files);
    await sign(all, 0);
    const reordered = new Map([...all].reverse());
    expect(failures(verify(reordered))).toEqual([]);
    expect(failures(verify(all, streamedZip))).toEqual([]);
  });

  it('with two seals: both are checked, and each that fails is named', async () => {
    const all = new Map(files);
    await sign(all, 0);
    await sign(all, 1, { seal: second });
    const result = verify(all);
    expect(failures(result)).toEqual([]);
    expect(result.seal?.name).toContain('市场监督管理局');
    expect(result.steps.find(({ step }) => step === 'signature')?.detail).toMatch(/第 1 个.*；第 2 个/);
    const path = 'Doc_0/Signs/Sign_1/SignedValue.dat';
    const broken = Buffer.from(all.get(path)!);
    broken[broken.length - 5] = broken.at(-5)! ^ 1;
    expect(failures(verify(new Map(all).set(path, broken)))).toEqual([
      'signature 第 2 个签章：签名值与签章数据不符，签章被改动或伪造',
    ]);
    // What the second seal covers and the issuer's does not was added to the licence.
    const added = new Map(files);
    await sign(added, 0);
    added.set('Doc_0/Annots/more.xml', Buffer.from('<a/>'));
    await sign(added, 1, { seal: second });
    expect(failures(verify(added))).toEqual(['no-more 签章之后加入了 Doc_0/Annots/more.xml']);
  });

  it('whose seal lists digests of certificates (GB/T 38540, certListType 2)', async () => {
    const signedWith = async (digest: Buffer) => {
      const one = der.sequence(der.printable(oids.sm3), der.octets(digest));
      const info = sealInfo({ version: 4, time: der.generalizedTime }, der.integer(2), der.sequence(one));
      const all = new Map(files);
      await sign(all, 0, { seal: { ...seal, esl: sealed(info) } });
      return failures(verify(all));
    };
    expect(await signedWith(digestOf(seal.signer))).toEqual([]);
    expect((await signedWith(digestOf(Buffer.from('x'))))[0]).toMatch(/^signer /);
  });

  it('sealed by GM/T 0031-2014: two members, UTC times, the signer inside', async () => {
    const old = { ...seal, esl: seal2014() };
    const value =
      (time: (toStamp: Buffer) => Promise<Buffer>) => async (description: Buffer, path: string) => {
        const digest = digestOf(description);
        const toSign = der.sequence(
          der.integer(1),
          old.esl,
          der.bits(await time(digest)),
          der.bits(digest),
          der.ia5(`/${path}`),
          der.octets(seal.signer),
          der.oid(oids.sm2WithSm3),
        );
        return der.sequence(toSign, der.bits(await kit.provider.sign(seal, toSign)));
      };
    const all = new Map(files);
    await sign(all, 0, { seal: old, value: value(async () => der.certificateTime(clock.now())) });
    const result = verify(all);
    expect(failures(result)).toEqual([]);
    expect(result.steps.find(({ step }) => step === 'structure')?.detail).toBe('GM/T 0031-2014（第 1 版）');
    // A time stamp in place of the time, over the digest.
    const stamped = new Map(files);
    const stamp = (digest: Buffer) => kit.timestamps!.stamp(digestOf(digest));
    await sign(stamped, 0, { seal: old, value: value(stamp) });
    expect(failures(verify(stamped))).toEqual([]);
    expect(verify(stamped).seal?.stampedAt).toEqual(clock.now());
  });

  it('that says nothing of a licence is a sealed file, whole or not', async () => {
    const all = new Map(files);
    const root = Buffer.from(all.get('OFD.xml')!).toString();
    all.set('OFD.xml', Buffer.from(root.replace(/<ofd:CustomDatas>.*<\/ofd:CustomDatas>/, '')));
    all.delete('Doc_0/Attachs/licence.xml');
    await sign(all, 0);
    expect(verify(all)).toMatchObject({ whole: true, licence: false });
  });
});

/** The information of a seal as another maker writes it; `list`: who may sign with it. */
function sealInfo(form: { version: number; time(at: Date): Buffer }, ...list: Buffer[]): Buffer {
  const times = [clock.now(), new Date('2026-01-01T00:00:00Z'), new Date('2028-01-01T00:00:00Z')];
  return der.sequence(
    der.sequence(der.ia5('ES'), der.integer(form.version), der.ia5('OTHER')),
    der.ia5(seal.id),
    der.sequence(der.integer(1), der.utf8('另一家做的章'), ...list, ...times.map(form.time)),
    der.sequence(der.ia5('png'), der.octets(seal.picture.png), der.integer(42), der.integer(42)),
  );
}

const sealed = (info: Buffer) =>
  der.sequence(
    info,
    der.octets(kit.ca.maker.certificate.der),
    der.oid(oids.sm2WithSm3),
    der.bits(sm2Sign(kit.ca.maker.key, info)),
  );

function seal2014(): Buffer {
  const list = der.sequence(der.octets(seal.signer));
  const info = sealInfo({ version: 1, time: der.certificateTime }, list);
  const maker = der.octets(kit.ca.maker.certificate.der);
  const algorithm = der.oid(oids.sm2WithSm3);
  const signature = sm2Sign(kit.ca.maker.key, der.sequence(info, maker, algorithm));
  return der.sequence(info, der.sequence(maker, algorithm, der.bits(signature)));
}

/** A zip as streams write it: sizes in a record after the data, folders as entries, a remark at the end. */
function streamedZip(all: Map<string, Uint8Array>): Buffer {
  const usual = writeZip([
    { name: 'Doc_0/', bytes: new Uint8Array(), stored: true },
    ...[...all].map(([name, bytes]) => ({ name, bytes, stored: true })),
  ]);
  const start = usual.readUInt32LE(usual.length - 6);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = start;
  let length = 0;
  while (usual.readUInt32LE(at) === 0x02014b50) {
    const nameLength = usual.readUInt16LE(at + 28);
    const entry = Buffer.from(usual.subarray(at, at + 46 + nameLength));
    const [size, offset] = [entry.readUInt32LE(20), entry.readUInt32LE(42)];
    const local = Buffer.from(usual.subarray(offset, offset + 30 + nameLength + size));
    const record = Buffer.from('504b0708000000000000000000000000', 'hex');
    local.copy(record, 4, 14, 26);
    for (const header of [local.subarray(6), entry.subarray(8)]) header.writeUInt16LE(0x808, 0);
    local.fill(0, 14, 26);
    entry.writeUInt32LE(length, 42);
    parts.push(local, record);
    directory.push(entry);
    length += local.length + record.length;
    at += 46 + nameLength;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.from(usual.subarray(-22));
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(length, 16);
  const remark = Buffer.from('made elsewhere');
  end.writeUInt16LE(remark.length, 20);
  return Buffer.concat([...parts, list, end, remark]);
}
