import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openContext } from '../compose.ts';
import { casesContext, type Recount, recomputeDeadlines } from '../modules/cases/index.ts';
import { keepCalendar, readCalendarFile } from '../platform/calendar/index.ts';
import { readConfig } from '../platform/config.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';

export const calendarImportCommand: Command = {
  usage: 'FILE',
  summary: '换用新的节假日日历（形状同 data/calendar.json），重算没办完的件的最后一天并留痕',
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [path] = positionals;
    if (!path) throw new Error('请说明要导入哪个文件：npx tongban calendar import FILE');
    const file = readCalendarFile(readFileSync(path, 'utf8'));
    const opened = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const { ctx, held } = opened;
      const before = ctx.calendar.version;
      await keepCalendar(ctx.db, file, ctx.clock.now());
      await held.refresh(ctx.db);
      const { version } = ctx.calendar;
      if (version === before) {
        console.log(`这份日历（${version}）已经在用，没有变化。`);
        return 0;
      }
      const { looked, moved, failed } = await recountAll(casesContext(ctx));
      console.log(`日历 ${version} 已启用：重算 ${looked} 件，${moved} 件的最后一天变了。`);
      if (failed) console.error(`${failed} 件没有算成，服务运行时会再试。`);
      return failed ? 1 : 0;
    } finally {
      await opened.close();
    }
  },
};

/** Batch by batch until none is left that could be reckoned. */
async function recountAll(
  ctx: Parameters<typeof recomputeDeadlines>[0],
): Promise<Recount & { failed: number }> {
  const sum = { looked: 0, moved: 0, failed: 0 };
  for (;;) {
    const failed = new Set<string>();
    const { looked, moved } = await recomputeDeadlines(ctx, (caseId) => failed.add(caseId));
    sum.looked += looked - failed.size;
    sum.moved += moved;
    if (looked === failed.size) return { ...sum, failed: failed.size };
  }
}
