import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { t } from '../../ui/words/index.ts';
import {
  makeLicence,
  openLicenceKit,
  readLicenceTypes,
  sampleLicence,
  shippedLicenceTypes,
  type Verification,
  verifyLicence,
} from '../modules/licences/index.ts';
import { localDate, systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { openKeyring } from '../platform/crypto/index.ts';
import { AppError } from '../platform/errors.ts';
import { readPem, type Trust, trustOf, trustPem } from '../platform/pki/index.ts';
import type { Command } from './command.ts';

async function openKit() {
  const { dataDir } = readConfig();
  const keyring = await openKeyring(join(dataDir, 'keys'));
  return openLicenceKit(dataDir, { clock: systemClock, keyring });
}

export const licenceSampleCommand: Command = {
  usage: '--type 类型 [--out 目录]',
  summary: '制一份演示证照：盖章的 OFD、它的 PDF 副本、证书链 trust.pem',
  async run(args) {
    const options = { type: { type: 'string' }, out: { type: 'string', default: '.' } } as const;
    const { values } = parseArgs({ args, options });
    const { types } = readLicenceTypes(shippedLicenceTypes());
    const type = types.find(({ id }) => id === values.type);
    if (!type) {
      const known = types
        .filter(({ issuedBy }) => issuedBy === 'platform')
        .map(({ id, name }) => `  ${id}  ${name}`);
      console.error(`没有“${values.type ?? ''}”这个证照类型。可以制发的有：\n${known.join('\n')}`);
      return 2;
    }
    const kit = await openKit();
    const now = systemClock.now();
    const made = async () => {
      const licence = sampleLicence(type, localDate(now), { publicUrl: readConfig().publicUrl });
      return { licence, ...(await makeLicence(kit, licence, now)) };
    };
    const { licence, ofd, pdf } = await made().catch(inWords);
    await mkdir(values.out, { recursive: true });
    const files = { [`${type.id}.ofd`]: ofd, [`${type.id}.pdf`]: pdf, 'trust.pem': trustPem(kit.ca) };
    for (const [name, content] of Object.entries(files)) await writeFile(join(values.out, name), content);
    console.log(`${type.name}（演示，仅供测试） ${licence.identifier}`);
    if (licence.typeCodeAssumed) console.log('证照类型代码用的是演示定义机构：没有查到部委的代码。');
    for (const name of Object.keys(files)) console.log(`  ${join(values.out, name)}`);
    return 0;
  },
};

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
    const trust = values.trust
      ? await readTrust(values.trust)
      : trustOf(readPem(trustPem((await openKit()).ca)));
    const result = verifyLicence(await readFile(file), trust, systemClock.now());
    for (const line of report(result)) console.log(line);
    return result.whole ? 0 : 1;
  },
};

const marks = { passed: '通过  ', failed: '不通过', 'not-reached': '未检查' } as const;

function report({ whole, failed, steps, metadata, seal }: Verification): string[] {
  const said = (name: string) => metadata.get(name) ?? '';
  const lines = steps.map(({ result, name, detail }) => `${marks[result]}  ${name}：${detail}`);
  if (!whole) return [...lines, '', `核验不通过：${failed?.name}。${failed?.detail}。`];
  const facts = [said('证照名称'), said('证照编号'), said('持证主体'), said('证照颁发机构')].join('  ');
  const limits = '是否被暂扣、撤销、注销或换发，要向颁发机构查询。';
  const demo = seal?.name.includes('仅供测试') ? ['这是演示证照，仅供测试，没有法律效力。'] : [];
  return [...lines, '', `完好：${facts}`, limits, ...demo];
}

async function readTrust(path: string): Promise<Trust> {
  const folder = (await stat(path)).isDirectory();
  const names = folder ? (await readdir(path)).filter((name) => /\.(pem|crt|cer)$/i.test(name)).sort() : [];
  const files = folder ? names.map((name) => join(path, name)) : [path];
  const texts = await Promise.all(files.map((name) => readFile(name, 'utf8')));
  const trust = trustOf(texts.flatMap(readPem));
  if (!trust.roots.length) throw new Error(`${path} 里没有根证书（PEM）。请给出颁发机构公布的证书链。`);
  return trust;
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
