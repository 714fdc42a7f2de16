import type { PackageFinding } from '../../contracts/package-findings.ts';
import { openContext } from '../compose.ts';
import {
  importPackages,
  type PackageReport,
  sayPackageFinding,
  shippedOverlays,
} from '../modules/packages/index.ts';
import { servedDivisions } from '../modules/regions/index.ts';
import { readConfig } from '../platform/config.ts';
import { inTx } from '../platform/db/index.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';
import { readImportArgs } from './import-args.ts';
import { refusedLine } from './report-lines.ts';

export const importPackagesCommand: Command = {
  usage: 'FILE [--division CODE] [--draft] [--json]',
  summary: '导入一件事文件（形状同 data/packages.json），能发布的就发布；不写区划就导入所有开通的区划',
  async run(args) {
    const { file, division, draft, json } = readImportArgs(args, 'npx tongban import packages FILE');
    const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const served = await servedDivisions(ctx.db);
      const codes = served.map(({ code }) => code).filter((code) => !division || code === division);
      if (codes.length === 0) throw new Error(nowhere(division));
      const reports: Record<string, PackageReport> = {};
      for (const divisionCode of codes) {
        const options = { file, divisionCode, publish: !draft, overlays: shippedOverlays() };
        reports[divisionCode] = await inTx(ctx.db, (tx) => importPackages(tx, ctx, options));
      }
      console.log(json ? JSON.stringify(reports, null, 2) : Object.entries(reports).map(describe).join('\n'));
      return Object.values(reports).some(({ refused, blocked }) => refused.length + blocked.length) ? 1 : 0;
    } finally {
      await close();
    }
  },
};

function nowhere(division: string | undefined): string {
  return division
    ? `区划 ${division} 没有机构，一件事没有地方办。请核对代码，或先导入这个区划和它的机构。`
    : '还没有哪个区划有机构，一件事没有地方办。请先运行 npx tongban start，或导入区划和机构。';
}

function describe([division, report]: [string, PackageReport]): string {
  return [
    `区划 ${division}：读到 ${report.loaded} 件，新增 ${report.created}，有变化 ${report.changed}，没有变化 ${report.unchanged}，已发布 ${report.published}。`,
    ...report.blocked.flatMap(({ name, refusals }) => [
      `  不能发布“${name}”，已存为草稿：`,
      ...refusals.map((one) => `    ${sayPackageFinding('zh-CN', one)}（${one.path}）`),
    ]),
    ...report.refused.map((refused) => `  ${refusedLine(refused)}`),
    ...report.said.flatMap(({ name, findings }) => [
      `  “${name}”请看一看：`,
      ...[...Map.groupBy(findings, ({ code }) => code).values()].map((all) => {
        const [first] = all as [PackageFinding];
        const more = all.length > 1 ? `等 ${all.length} 处` : '';
        return `    ${sayPackageFinding('zh-CN', first)}（${first.path}${more}）`;
      }),
    ]),
  ].join('\n');
}
