import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openContext } from '../compose.ts';
import { importProgrammes, type ProgrammeReport } from '../modules/programmes/index.ts';
import { readConfig } from '../platform/config.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';
import { refusedLine } from './report-lines.ts';

export const importProgrammesCommand: Command = {
  usage: 'FILE [--division CODE] [--json]',
  summary: '导入工作方案（形状同 data/programmes.json）：目标、任务、责任单位、期限',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { division: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [path] = positionals;
    if (!path) throw new Error('请说明要导入哪个文件：npx tongban import programmes FILE');
    const file = readFileSync(path, 'utf8');
    const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const at = values.division ? { divisionCode: values.division } : {};
      const report = await importProgrammes(ctx, { file, ...at, actor: 'system:import' });
      console.log(values.json ? JSON.stringify(report, null, 2) : describe(report));
      return report.refused.length ? 1 : 0;
    } finally {
      await close();
    }
  },
};

function describe({ programmes, refused }: ProgrammeReport): string {
  return [
    ...programmes.map(
      ({ title, divisionCode, tasks, version, changed }) =>
        `区划 ${divisionCode}：“${title}”第 ${version} 版，${tasks} 项，${changed ? '已更新' : '没有变化'}。`,
    ),
    ...refused.map((one) => `  ${refusedLine(one)}`),
  ].join('\n');
}
