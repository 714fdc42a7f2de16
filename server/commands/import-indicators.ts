import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openContext } from '../compose.ts';
import { type ImportReport, importIndicators } from '../modules/indicators/index.ts';
import { readConfig } from '../platform/config.ts';
import { inTx } from '../platform/db/index.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';

export const importIndicatorsCommand: Command = {
  usage: 'FILE [--json]',
  summary: '导入指标定义（形状同 data/indicators.json）：新的、加了版本的收下，已有的版本不改',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [path] = positionals;
    if (!path) throw new Error('请说明要导入哪个文件：npx tongban import indicators FILE');
    const text = readFileSync(path, 'utf8');
    const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const report = await inTx(ctx.db, (tx) => importIndicators(tx, ctx, text));
      console.log(values.json ? JSON.stringify(report, null, 2) : describe(report));
      return report.problems.length ? 1 : 0;
    } finally {
      await close();
    }
  },
};

function describe(report: ImportReport): string {
  if (report.problems.length) {
    return ['没有导入，一处都没有改：', ...report.problems.map(({ path, say }) => `  ${path}：${say}`)].join(
      '\n',
    );
  }
  const { read, added, unchanged, measures } = report;
  return [
    `读到 ${read} 个指标，收下 ${added.length} 个，没有变化 ${unchanged} 个。`,
    ...(added.length ? [`  ${added.join('、')}`] : []),
    ...(measures ? [`  新计 ${measures} 个量，运行中的平台从已有的办件补算。`] : []),
  ].join('\n');
}
