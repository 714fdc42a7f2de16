import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LicenceType } from '../../contracts/licences.ts';
import { t } from '../../ui/words/index.ts';
import { openContext } from '../compose.ts';
import {
  type Design,
  designOf,
  embeddedOfds,
  getLicenceType,
  type LicenceKit,
  makeLicence,
  openLicenceKit,
  readLicenceTypes,
  readTrust,
  sampleLicence,
  shippedLicenceTypes,
  type Verification,
  verifyLicence,
  verifyWithStatus,
} from '../modules/licences/index.ts';
import { localDate, systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { openKeyring } from '../platform/crypto/index.ts';
import { AppError } from '../platform/errors.ts';
import { makeLogger } from '../platform/log.ts';
import { type Trust, trustPem, writeCrlPem } from '../platform/pki/index.ts';
import type { Command } from './command.ts';

async function openKit() {
  const config = readConfig();
  const { dataDir } = config;
  const keyring = await openKeyring(join(dataDir, 'keys'));
  return openLicenceKit(dataDir, { clock: systemClock, keyring }, config);
}

export const licenceSampleCommand: Command = {
  usage: '--type 类型 [--out 目录]',
  summary: '制一份演示证照：盖章的 OFD、它的 PDF 副本、证书链和吊销列表 trust.pem',
  async run(args) {
    const options = { type: { type: 'string' }, out: { type: 'string', default: '.' } } as const;
    const { values } = parseArgs({ args, options });
    const { types } = readLicenceTypes(shippedLicenceTypes());
    const type = types.find(({ id }) => id === values.type);
    const own = type ? { type, design: undefined } : await ownType(values.type ?? '');
    if (!own) {
      const known = types
        .filter(({ issuedBy }) => issuedBy === 'platform')
        .map(({ id, name }) => `  ${id}  ${name}`);
      console.error(
        `没有“${values.type ?? ''}”这个证照类型。自带的可以制发的有：\n${known.join('\n')}\n本平台事项的办理结果也可以，写它的编号（item-…）。`,
      );
      return 2;
    }
    const kit = await openKit();
    const now = systemClock.now();
    const made = async () => {
      const face = own.design?.face;
      const options = { publicUrl: readConfig().publicUrl, ...(face ? { face } : {}) };
      const licence = sampleLicence(own.type, localDate(now), options);
      return { licence, ...(await makeLicence(kit, licence, now, own.design?.layout)) };
    };
    const { licence, ofd, pdf } = await made().catch(inWords);
    await mkdir(values.out, { recursive: true });
    const { id, name: typeName } = own.type;
    const files = { [`${id}.ofd`]: ofd, [`${id}.pdf`]: pdf, 'trust.pem': await trustText(kit) };
    for (const [name, content] of Object.entries(files)) await writeFile(join(values.out, name), content);
    console.log(`${typeName}（演示，仅供测试） ${licence.identifier}`);
    if (licence.typeCodeAssumed) console.log('证照类型代码用的是演示定义机构：没有查到部委的代码。');
    for (const name of Object.keys(files)) console.log(`  ${join(values.out, name)}`);
    return 0;
  },
};

/** A type that this platform made of the result of an item, with the design in force: it stands in the database. */
async function ownType(id: string): Promise<{ type: LicenceType; design: Design } | undefined> {
  if (!id.startsWith('item-')) return undefined;
  const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
  try {
    const type = await getLicenceType(ctx.db, id);
    return type && { type, design: await designOf(ctx.db, id) };
  } finally {
    await close();
  }
}

/** What an offline check needs: the chain, and what was revoked until now. */
const trustText = async ({ ca, ownStatus }: LicenceKit) => trustPem(ca) + writeCrlPem(await ownStatus.crl());

export const licenceVerifyCommand: Command = {
  usage: '文件 [--trust 文件或目录]',
  summary: '离线核验一份证照，逐步列出；0 完好，1 有一步不通过',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { trust: { type: 'string' } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (!file || positionals.length > 1) {
      console.error('用法：npx tongban licence verify 文件 [--trust 文件或目录]');
      return 2;
    }
    const { size } = await stat(file);
    if (size > MOST_BYTES) {
      console.log(
        `核验不通过：文件有 ${Math.ceil(size / 2 ** 20)} MB，证照不会超过 ${MOST_BYTES >> 20} MB。`,
      );
      return 1;
    }
    const bytes = await readFile(file);
    const ofd = await originalIn(bytes);
    if (!ofd) return 1;
    const now = systemClock.now();
    const result = values.trust
      ? verifyLicence(ofd, await readTrustAt(values.trust), now)
      : await verifyByKit(ofd, now);
    for (const line of report(result)) console.log(line);
    if (ofd !== bytes) console.log('PDF 的页面不在签章里：以上面核验过的 OFD 原件为准，不要看页面上的字。');
    return result.whole ? 0 : 1;
  },
};

const MOST_BYTES = 64 * 1024 * 1024;

/** The file itself, or the OFD that a PDF carries. */
async function originalIn(bytes: Buffer): Promise<Buffer | undefined> {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return bytes;
  const [ofd, ...more] = embeddedOfds(bytes);
  if (!ofd) console.log('核验不通过：这份 PDF 里没有证照原件（OFD），章是真是假看不出来。');
  else if (more.length) console.log('核验不通过：这份 PDF 里带了几份不同的 OFD，分不清哪一份是原件。');
  return more.length ? undefined : ofd;
}

/** Against whom this installation trusts, with its own revocation list and the one it is told to ask. */
async function verifyByKit(ofd: Buffer, now: Date): Promise<Verification> {
  const { trust, status } = await openKit();
  return verifyWithStatus(ofd, { trust: await trust.trust(), status }, now);
}

const marks = {
  passed: '通过  ',
  failed: '不通过',
  absent: '没有  ',
  unsettled: '查不到',
  'not-reached': '未检查',
} as const;

function report({ whole, failed, steps, metadata, seal, licence }: Verification): string[] {
  const said = (name: string) => metadata.get(name) ?? '';
  const lines = steps.map(({ result, name, detail }) => `${marks[result]}  ${name}：${detail}`);
  if (!whole && failed?.result === 'unsettled')
    return [...lines, '', `没有核验完：${failed.name}。${failed.detail}。`];
  if (!whole) return [...lines, '', `核验不通过：${failed?.name}。${failed?.detail}。`];
  if (!licence) return [...lines, '', `完好：${seal?.name ?? ''}。文件没有写自己是哪种证照。`];
  const facts = [said('证照名称'), said('证照编号'), said('持证主体'), said('证照颁发机构')].join('  ');
  const limits = '是否被暂扣、撤销、注销或换发，要向颁发机构查询。';
  const demo = seal?.name.includes('仅供测试') ? ['这是演示证照，仅供测试，没有法律效力。'] : [];
  return [...lines, '', `完好：${facts}`, limits, ...demo];
}

/** A trust file (PEM or JSON), or a folder of certificates and revocation lists in PEM. */
async function readTrustAt(path: string): Promise<Trust> {
  if (!(await stat(path)).isDirectory()) return readTrust(await readFile(path, 'utf8'), path);
  const names = (await readdir(path)).filter((name) => /\.(pem|crt|cer|crl)$/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')));
  return readTrust(texts.join('\n'), path);
}

/** An expected failure as the sentences of the catalogue. */
function inWords(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  const params = error.params as Record<string, string>;
  const code = error.code as 'glyph-missing' | 'licence-too-long' | 'licence-external';
  throw new Error(
    `${t('zh-CN', `error.${code}.title`, params)}。${t('zh-CN', `error.${code}.detail`, params)}`,
  );
}
