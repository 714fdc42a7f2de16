import { parseArgs } from 'node:util';
import { startEmbedded } from '../platform/pg/index.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

/** A bare PostgreSQL server of the embedded kind, for tests of DATABASE_URL and for looking inside with other tools. */
export const pgCommand: Command = {
  usage: '--data DIR [--port N]',
  summary: '只启动内置 PostgreSQL，印出地址，按 Ctrl C 停',
  async run(args) {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, port: { type: 'string' } } });
    if (!values.data) throw new Error('请用 --data 说明数据库放在哪个文件夹。');
    const server = await startEmbedded(values.data, { port: Number(values.port ?? 0) });
    console.log(server.url());
    await untilStopped();
    await server.stop();
    return 0;
  },
};
