import { openContext } from '../compose.ts';
import { readConfig } from '../platform/config.ts';
import { makeLogger } from '../platform/log.ts';
import { keptMessages } from '../platform/messages/index.ts';
import type { Command } from './command.ts';

export const messagesCommand: Command = {
  usage: '[COUNT]',
  summary: '看本机短信发件箱里最近的短信（没有接短信网关时，短信都留在这里）',
  async run([count = '20']) {
    const limit = Number(count);
    if (!Number.isInteger(limit) || limit < 1) throw new Error(`条数要是正整数，现在是“${count}”。`);
    const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const kept = await keptMessages(ctx.db, ctx.keyring, limit);
      console.log(
        kept.map(({ at, to, text }) => `${at.toISOString()}  ${to}  ${text}`).join('\n') || '没有短信。',
      );
      return 0;
    } finally {
      await close();
    }
  },
};
