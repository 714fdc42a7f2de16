import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { openContext } from '../compose.ts';
import { listPackages, packagesAsJson, packagesAsWorkbook } from '../modules/packages/index.ts';
import { servedDivisions } from '../modules/regions/index.ts';
import { readConfig } from '../platform/config.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';

export const exportPackagesCommand: Command = {
  usage: '[--id ID] [--division CODE] [--format json|xlsx] --out FILE',
  summary:
    '导出已发布的一件事：json 能再导入（npx tongban import packages FILE），xlsx 用来看；不写编号就全部导出',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        id: { type: 'string' },
        division: { type: 'string' },
        format: { type: 'string' },
        out: { type: 'string' },
      },
    });
    const { id, out } = values;
    if (!out) throw new Error('请写明导出到哪个文件：npx tongban export packages --out 文件');
    const format = values.format ?? (out.endsWith('.xlsx') ? 'xlsx' : 'json');
    if (format !== 'json' && format !== 'xlsx')
      throw new Error(`没有“${format}”这种格式，请写 json 或 xlsx。`);
    const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const divisions = await servedDivisions(ctx.db);
      const divisionCode = values.division ?? divisions[0]?.code;
      if (!values.division && divisions.length > 1) {
        console.error(`有 ${divisions.length} 个开通的区划，导出的是 ${divisionCode}；别的请写 --division。`);
      }
      const published = (await listPackages(ctx.db, { divisionCode })).map(({ definition }) => definition);
      const wanted = published.filter((one) => !id || one.id === id || one.code === id);
      if (wanted.length === 0) {
        throw new Error(
          `区划 ${divisionCode ?? ''} 没有已发布的${id ? `“${id}”` : '一件事'}。现有：${published.map((one) => one.id).join('、')}。`,
        );
      }
      const content =
        format === 'json'
          ? Readable.from([packagesAsJson(wanted)])
          : packagesAsWorkbook(id ?? '一件事', wanted, 'zh-CN').content;
      await pipeline(content, createWriteStream(out));
      console.log(`导出 ${wanted.length} 件到 ${out}。`);
      return 0;
    } finally {
      await close();
    }
  },
};
