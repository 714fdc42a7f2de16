import { createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import Value from 'typebox/value';
import { HandedOver } from '../../contracts/requests.ts';
import { openContext } from '../compose.ts';
import { answerHead, handedBack, takeHandedOver } from '../modules/requests/index.ts';
import { startOfDay } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { makeLogger } from '../platform/log.ts';
import { readCsv, tableFile } from '../platform/tables/index.ts';
import type { Command } from './command.ts';

/** Columns of a CSV by any of their usual heads. */
const heads: Record<keyof HandedOver, readonly string[]> = {
  number: ['number', '工单号', '工单编号', '编号'],
  title: ['title', '标题', '主题', '诉求标题'],
  body: ['body', '内容', '诉求内容', '工单内容'],
  name: ['name', '姓名', '来电人', '诉求人'],
  phone: ['phone', '电话', '来电号码', '联系电话'],
};

export const requestsImportCommand: Command = {
  usage: 'FILE --division CODE',
  summary: '导入 12345 转办工单（JSON 数组，或带表头的 CSV）；同一工单号只收一次',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { division: { type: 'string' } },
    });
    const [path] = positionals;
    const { division } = values;
    if (!path || !division)
      throw new Error('请写明文件和区划：npx tongban requests import FILE --division 513424');
    const orders = readOrders(path, readFileSync(path, 'utf8'));
    const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const { taken, known } = await takeHandedOver(ctx, division, orders, 'system:12345');
      console.log(`读到 ${orders.length} 件，新收 ${taken} 件，已经有的 ${known} 件。`);
      return 0;
    } finally {
      await close();
    }
  },
};

export const requestsExportCommand: Command = {
  usage: 'FILE --division CODE --since YYYY-MM-DD',
  summary: '导出给 12345 的答复（CSV）：工单号、诉求编号、状态、答复时间、答复',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { division: { type: 'string' }, since: { type: 'string' } },
    });
    const [path] = positionals;
    const { division, since } = values;
    if (!path || !division || !since)
      throw new Error(
        '请写明文件、区划和起始日期：npx tongban requests export FILE --division 513424 --since 2026-11-01',
      );
    const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const rows = handedBack(ctx, division, startOfDay(since));
      await pipeline(tableFile('csv', '12345答复', answerHead, rows).content, createWriteStream(path));
      console.log(`已写到 ${path}。`);
      return 0;
    } finally {
      await close();
    }
  },
};

/** Throws a sentence that names the first order that does not fit. */
function readOrders(path: string, text: string): HandedOver[] {
  const rows = path.toLowerCase().endsWith('.csv') ? fromCsv(text) : (JSON.parse(text) as unknown);
  if (!Array.isArray(rows)) throw new Error(`${path} 应是工单的数组，或带表头的 CSV。`);
  rows.forEach((row, index) => {
    const [problem] = [...Value.Errors(HandedOver, row)];
    if (problem)
      throw new Error(`第 ${index + 1} 件不对（${problem.instancePath || '整件'}）：${problem.message}`);
  });
  return rows as HandedOver[];
}

function fromCsv(text: string): object[] {
  const [head = [], ...rows] = readCsv(text);
  const columns = Object.entries(heads).flatMap(([field, names]) => {
    const at = head.findIndex((cell) => names.includes(cell.trim()));
    return at < 0 ? [] : [[field, at] as const];
  });
  return rows.map((cells) => Object.fromEntries(columns.map(([field, at]) => [field, cells[at] ?? ''])));
}
