import type { ImportReport } from '../../contracts/catalogue.ts';
import { t } from '../../ui/words/index.ts';
import { openContext } from '../compose.ts';
import { importItems } from '../modules/catalogue/index.ts';
import { faceLabels } from '../modules/licences/index.ts';
import { readConfig } from '../platform/config.ts';
import { inTx } from '../platform/db/index.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';
import { readImportArgs } from './import-args.ts';
import { findingLine, refusedLine } from './report-lines.ts';

export const importItemsCommand: Command = {
  usage: 'FILE --division CODE [--draft] [--json]',
  summary: '导入事项文件（形状同 data/items.json），能发布的就发布',
  async run(args) {
    const { file, division, draft, json } = readImportArgs(
      args,
      'npx tongban import items FILE --division 513424',
    );
    if (!division) throw new Error('请用 --division 说明导入到哪个区划，例如 --division 513424。');
    const opened = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const options = { file, divisionCode: division, publish: !draft };
      const report = await inTx(opened.ctx.db, (tx) =>
        importItems(tx, { ...opened.ctx, faceLabels }, options),
      );
      console.log(json ? JSON.stringify(report, null, 2) : describe(report));
      return report.refused.length ? 1 : 0;
    } finally {
      await opened.close();
    }
  },
};

function describe(report: ImportReport): string {
  if (report.loaded === 0 && report.refused.length) return report.refused.map(refusedLine).join('\n');
  const share = report.totalElements
    ? Math.round((1 - report.missingElements / report.totalElements) * 100)
    : 0;
  return [
    `读到 ${report.loaded} 项：新增 ${report.created}，有变化 ${report.changed}，没有变化 ${report.unchanged}。`,
    `已发布 ${report.published} 项；存成草稿 ${report.drafts} 项；自相矛盾、不能发布 ${report.blocked} 项。`,
    `未填报要素 ${report.missingElements} 个，完整度 ${share}%。`,
    ...report.held.map(sayHeld),
    ...Object.entries(report.findings).map(([code, n]) => findingLine(`finding.${code}`, code, n)),
    ...report.refused.map(refusedLine),
  ].join('\n');
}

function sayHeld({ itemCode, name, findings }: ImportReport['held'][number]): string {
  const why = findings.map(
    ({ code, path, params }) => `    ${t('zh-CN', `finding.${code}`, params)}（${path}）`,
  );
  return [`没有发布：${name}（${itemCode}）`, ...why].join('\n');
}
